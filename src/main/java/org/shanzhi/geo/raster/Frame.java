package org.shanzhi.geo.raster;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/** A rectangle cut into equal cells, numbered row by row from the south-west corner. */
public record Frame(Envelope extent, int columns, int rows, double columnsPerDegree, double rowsPerDegree) {

    /** Nearly square cells, at most about {@code cells} of them. An empty extent makes one cell that has no point. */
    public static Frame over(Envelope extent, int cells) {
        double width = extent.getWidth();
        double height = extent.getHeight();
        if (!(width > 0 && height > 0)) {
            return new Frame(extent, 1, 1, 0, 0);
        }
        int columns = Math.clamp(Math.round(Math.sqrt(cells * width / height)), 1, cells);
        int rows = Math.max(1, cells / columns);
        return new Frame(extent, columns, rows, columns / width, rows / height);
    }

    public boolean contains(double x, double y) {
        return extent.contains(x, y);
    }

    /** Of a point of the extent. */
    public int cell(double x, double y) {
        return clampRow((int) up(y)) * columns + clampColumn((int) across(x));
    }

    /** Distance from the west side, counted in cells. */
    double across(double x) {
        return (x - extent.getMinX()) * columnsPerDegree;
    }

    /** Distance from the south side, counted in cells. */
    double up(double y) {
        return (y - extent.getMinY()) * rowsPerDegree;
    }

    int clampColumn(int column) {
        return Math.clamp(column, 0, columns - 1);
    }

    int clampRow(int row) {
        return Math.clamp(row, 0, rows - 1);
    }

    Coordinate centre(int column, int row) {
        return new Coordinate(
                extent.getMinX() + (column + 0.5) / columnsPerDegree, extent.getMinY() + (row + 0.5) / rowsPerDegree);
    }

    int cells() {
        return columns * rows;
    }
}
