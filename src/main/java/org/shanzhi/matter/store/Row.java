package org.shanzhi.matter.store;

import static org.shanzhi.db.Tables.MATTER;

import java.util.HashMap;
import java.util.Map;
import org.jooq.Field;
import org.jooq.JSONB;
import org.shanzhi.kernel.crypto.CanonicalJson;
import org.shanzhi.matter.Flag;
import org.shanzhi.matter.Stored;
import org.shanzhi.matter.life.Matter;
import org.shanzhi.matter.life.NextDue;
import org.shanzhi.org.Tier;

/** A matter as the columns of its state row. */
final class Row {
    private Row() {}

    /** Every column that an event may change. */
    static Map<Field<?>, Object> changing(Matter m, NextDue due, byte[] hash) {
        var row = new HashMap<Field<?>, Object>();
        row.put(MATTER.VERSION, m.version());
        row.put(MATTER.STATE, m.state().no());
        row.put(MATTER.TYPE_CODE, m.typeCode());
        row.put(MATTER.RISK, Stored.no(m.risk()));
        row.put(MATTER.TIER, tier(m.tier()));
        row.put(MATTER.UNIT_ID, m.unit());
        row.put(MATTER.FIRST_RECEIVER, m.firstReceiver());
        row.put(MATTER.ASSIGNEE_ID, m.assignee());
        row.put(MATTER.STATE_SINCE, m.stateSince());
        row.put(MATTER.CONCLUDED_AT, m.concludedAt());
        row.put(MATTER.OUTCOME, Stored.no(m.outcome()));
        row.put(MATTER.FLAGS, Flag.bits(m.flags()));
        row.put(MATTER.TEXT_VERSION, m.textVersion());
        row.put(
                MATTER.FACTS,
                JSONB.valueOf(CanonicalJson.text(TwoParts.of(m.facts()).open())));
        row.put(MATTER.DUE_AT, due.at());
        row.put(MATTER.HEAD_HASH, hash);
        return row;
    }

    /** Columns that seldom change, and then are written: what is not named in an update costs nothing. */
    static Map<Field<?>, Object> indexed(Matter before, Matter m) {
        var row = new HashMap<Field<?>, Object>();
        if (before == null || !java.util.Objects.equals(before.closedAt(), m.closedAt())) {
            row.put(MATTER.CLOSED_AT, m.closedAt());
        }
        if (before == null || before.policyVersion() != m.policyVersion()) {
            row.put(MATTER.POLICY_VERSION, m.policyVersion());
        }
        if (before == null || !before.line().equals(m.line())) {
            row.put(MATTER.CENTRE_ID, m.line().centre());
            row.put(MATTER.STREET_ID, m.line().street());
            row.put(MATTER.COMMUNITY_ID, m.line().community());
            row.put(MATTER.GRID_ID, m.line().grid());
        }
        if (before == null
                || before.textVersion() != m.textVersion()
                || !before.title().equals(m.title())) {
            row.put(MATTER.TITLE, m.title());
            row.put(MATTER.LON, m.place().lon());
            row.put(MATTER.LAT, m.place().lat());
            row.put(MATTER.OCCURRED_AT, m.occurredAt());
        }
        return row;
    }

    /** What registration fixes. */
    static Map<Field<?>, Object> fixed(Matter m) {
        var row = new HashMap<Field<?>, Object>();
        row.put(MATTER.DISTRICT_ID, m.district());
        row.put(MATTER.ID, m.id());
        row.put(MATTER.KIND, m.kind().no());
        row.put(MATTER.CHANNEL, m.channel().no());
        row.put(MATTER.REQUESTED_AT, m.requestedAt());
        row.put(MATTER.REGISTERED_AT, m.registeredAt());
        return row;
    }

    static int tier(Tier tier) {
        return switch (tier) {
            case GRID -> 1;
            case COMMUNITY -> 2;
            case SUBDISTRICT -> 3;
            case DISTRICT -> 4;
        };
    }

    static Tier tier(int no) {
        return switch (no) {
            case 1 -> Tier.GRID;
            case 2 -> Tier.COMMUNITY;
            case 3 -> Tier.SUBDISTRICT;
            case 4 -> Tier.DISTRICT;
            default -> throw new IllegalStateException("No tier has the number " + no);
        };
    }
}
