package org.shanzhi.geo;

/** The coordinate systems that senders use. GCJ-02 (火星坐标) is what Chinese map services and phones hand out. */
public enum Crs {
    WGS84 {
        @Override
        public Point toWgs84(double lon, double lat) {
            return new Point(lon, lat);
        }

        @Override
        public Position fromWgs84(Point point) {
            return new Position(point.lon(), point.lat(), this);
        }
    },

    GCJ02 {
        @Override
        public Point toWgs84(double lon, double lat) {
            return Gcj02Shift.undo(lon, lat);
        }

        @Override
        public Position fromWgs84(Point point) {
            var shifted = Gcj02Shift.apply(point.lon(), point.lat());
            return new Position(shifted.lon(), shifted.lat(), this);
        }
    };

    /**
     * The same place in WGS-84, exact to well under a centimetre. GCJ-02 does not shift outside China.
     *
     * @throws IllegalArgumentException when the coordinates are not on earth; {@link Position#toPoint} tells users
     */
    public abstract Point toWgs84(double lon, double lat);

    /** The same place as this system writes it. */
    public abstract Position fromWgs84(Point point);
}
