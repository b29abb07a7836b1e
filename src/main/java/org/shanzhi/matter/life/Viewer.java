package org.shanzhi.matter.life;

import java.util.Objects;
import org.shanzhi.org.Tier;

/**
 * Which matters somebody sees. Lists go by the same columns as keys, so that what is listed can be read and what can be
 * read is listed. A tier whose column is null does not see the matter.
 */
public sealed interface Viewer {
    boolean sees(Matter m);

    /** Everything that is not hidden from the centre, and what the own unit handles all the same. */
    record Centre(int centre, int unit) implements Viewer {
        @Override
        public boolean sees(Matter m) {
            return Objects.equals(m.line().centre(), centre) || Viewer.atHand(unit, m);
        }
    }

    /** The area of a unit of the four tiers, and what it holds or assists in elsewhere. */
    record OfTier(Tier tier, int unit) implements Viewer {
        @Override
        public boolean sees(Matter m) {
            var line = m.line();
            Integer there = switch (tier) {
                case DISTRICT -> line.centre();
                case SUBDISTRICT -> line.street();
                case COMMUNITY -> line.community();
                case GRID -> line.grid();
            };
            return Objects.equals(there, unit) || Viewer.atHand(unit, m);
        }
    }

    /** What a unit holds or assists in. */
    record OfUnit(int unit) implements Viewer {
        @Override
        public boolean sees(Matter m) {
            return Viewer.atHand(unit, m);
        }
    }

    /** What a person is assigned to. */
    record Own(int staff) implements Viewer {
        @Override
        public boolean sees(Matter m) {
            return Objects.equals(m.assignee(), staff);
        }
    }

    record Nobody() implements Viewer {
        @Override
        public boolean sees(Matter m) {
            return false;
        }
    }

    private static boolean atHand(int unit, Matter m) {
        return m.unit() == unit || m.assists(unit);
    }
}
