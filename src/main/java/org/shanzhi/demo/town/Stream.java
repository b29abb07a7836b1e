package org.shanzhi.demo.town;

import java.util.List;
import org.shanzhi.kernel.start.DemoSize;
import org.shanzhi.matter.Channel;
import org.shanzhi.matter.Kind;

/**
 * Matters of one kind that come by one way.
 *
 * @param share how many come in the time that is told
 * @param onTheSpot of a hundred, how many are answered on the spot
 */
record Stream(Kind kind, Channel channel, int share, int onTheSpot) {
    static List<Stream> of(DemoSize size) {
        return DemoFile.rows("streams.csv", ",").stream()
                .filter(row -> row[0].equals(size.name()))
                .map(row -> new Stream(
                        Kind.valueOf(row[1]),
                        Channel.valueOf(row[2]),
                        Integer.parseInt(row[3]),
                        Integer.parseInt(row[4])))
                .toList();
    }

    /** Comes by an office that is closed at night and on days off. */
    boolean keepsOfficeHours() {
        return switch (channel) {
            case WINDOW, COURT, POLICE, PETITION, DEPARTMENT, UPPER -> true;
            default -> false;
        };
    }
}
