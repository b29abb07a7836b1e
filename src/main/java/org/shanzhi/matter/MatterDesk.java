package org.shanzhi.matter;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.kernel.page.Queue;
import org.shanzhi.policy.Caller;

/** What every desk shows that works matters off one by one: the queue, and the one that is open, in words. */
public interface MatterDesk {
    int FEW = 12;
    int OF_MANY = 6;

    /**
     * Part of a desk's queue.
     *
     * @param code in the address; the first tab of a desk needs none
     * @param label message key
     * @param states whose matters wait there
     */
    record Part(String code, String label, Set<State> states) {}

    /**
     * A desk.
     *
     * @param path where its pages are; a matter is at {@code path/number}
     * @param picks the states whose matters may be chosen several at once
     */
    record Plan(String path, List<Part> parts, Set<State> picks) {
        /** The part of this code, the first one for any other. */
        public Part part(String code) {
            return parts.stream()
                    .filter(part -> part.code().equals(code))
                    .findFirst()
                    .orElse(parts.getFirst());
        }
    }

    /**
     * Where somebody stands in a desk's queue, as its addresses say it.
     *
     * @param tab code of the part that is shown
     * @param order {@link #BY_RISK}, or null for by due time
     * @param after where the page begins; null at the start
     */
    record Place(String tab, String order, String after) {
        public static final String BY_RISK = "risk";

        public boolean byRisk() {
            return BY_RISK.equals(order);
        }

        /** The start of another part, in the same order. */
        public Place of(String part) {
            return new Place(part, order, null);
        }

        public Place from(String position) {
            return new Place(tab, order, position);
        }
    }

    /**
     * The matter that is open.
     *
     * @param clock the duty that is due next, in words; empty when none runs
     * @param clockTone how it looks, a class of the style sheets
     * @param log the events that its reader may see, oldest first
     * @param happened the same in words, newest first
     * @param actions all actions by their codes, possible or not
     */
    record Opened(
            MatterSheet sheet,
            Words words,
            String clock,
            String clockTone,
            List<Party> parties,
            List<Recorded> log,
            List<Happened> happened,
            Map<String, PossibleAction> actions) {
        public boolean may(String action) {
            return actions.get(action).allowed();
        }
    }

    /** Codes of the sheet in the reader's language; empty where there is none. */
    record Words(
            String kind,
            String type,
            String channel,
            String where,
            String state,
            String stateKind,
            List<String> flags,
            String complexity,
            String route,
            String outcome,
            String unit,
            List<String> assist,
            String firstReceiver,
            String assignee,
            String objection,
            String asked) {}

    /** How many parties stand open: a few all of them, of many the representatives, who come first, and one more at least. */
    static int open(List<Party> parties) {
        return parties.size() <= FEW ? parties.size() : OF_MANY;
    }

    /** A party, masked. */
    record Party(
            int no,
            String role,
            String name,
            String phone,
            String idNumber,
            String address,
            String willing,
            Integer year) {}

    record Happened(
            int version,
            Instant at,
            String icon,
            String what,
            String who,
            String unit,
            List<Line> lines,
            List<FileLine> files) {}

    record Line(String label, String text) {}

    record FileLine(UUID id, String title, Instant at) {}

    /**
     * What waits at a desk, in order of due time or of risk, as far as the caller may read it.
     *
     * @param chosen the matter that is open; null opens the first
     */
    Queue queue(Caller by, Plan plan, Place place, String chosen, Page page);

    /** Where a matter, or without a number the queue itself, is at a desk. */
    String address(Plan plan, Place place, String number);

    /**
     * Opens a matter; the reading is logged.
     *
     * @throws org.shanzhi.kernel.NotFound absent or not for this caller
     */
    Opened open(Caller by, MatterNumber number, Page page);
}
