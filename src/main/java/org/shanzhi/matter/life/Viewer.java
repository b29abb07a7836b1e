package org.shanzhi.matter.life;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.shanzhi.org.Tier;

/**
 * Which matters somebody sees. Lists go by the same columns as keys, so that what is listed can be read and what can be
 * read is listed. A tier whose column is null does not see the matter.
 */
public sealed interface Viewer {
    boolean sees(Matter m);

    /** Of what is seen, what is at hand: what the unit holds or assists in, and what concerns the person alone. */
    default Viewer atHand(int unit) {
        return switch (this) {
            case Own own -> own;
            case InPerson v -> new InPerson(v.scope.atHand(unit), v.staff, v.now);
            case Centre _, OfTier _, OfUnit _ -> new OfUnit(unit);
            case Nobody nobody -> nobody;
        };
    }

    /** Everything that is not hidden from the centre, and what the own unit handles all the same. */
    record Centre(int centre, int unit) implements Viewer {
        @Override
        public boolean sees(Matter m) {
            return Objects.equals(m.line().centre(), centre) || Viewer.atHand(unit, m);
        }
    }

    /** The area of a unit of the four tiers, and what it holds or assists in elsewhere. */
    record OfTier(Tier tier, int unit, Moving moving) implements Viewer {
        public OfTier(Tier tier, int unit) {
            this(tier, unit, Moving.NONE);
        }

        @Override
        public boolean sees(Matter m) {
            var line = m.line();
            Integer there = switch (tier) {
                case DISTRICT -> line.centre();
                case SUBDISTRICT -> line.street();
                case COMMUNITY -> line.community();
                case GRID -> line.grid();
            };
            return moving.area(line, Objects.equals(there, unit)) || Viewer.atHand(unit, m);
        }
    }

    /** What a unit holds or assists in. */
    record OfUnit(int unit) implements Viewer {
        @Override
        public boolean sees(Matter m) {
            return Viewer.atHand(unit, m);
        }
    }

    /** What a person is assigned to, and in that person's unit what those are for whom the person stands in. */
    record Own(int staff, int unit, Set<Integer> others) implements Viewer {
        public Own(int staff) {
            this(staff, 0, Set.of());
        }

        @Override
        public boolean sees(Matter m) {
            if (m.assignee() == null) return false;
            return m.assignee() == staff || m.unit() == unit && others.contains(m.assignee());
        }
    }

    /** What the scope of a role reaches, and what was granted in person to somebody for this moment. */
    record InPerson(Viewer scope, int staff, Instant now) implements Viewer {
        @Override
        public boolean sees(Matter m) {
            return scope.sees(m) || m.grant(staff, now).isPresent();
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
