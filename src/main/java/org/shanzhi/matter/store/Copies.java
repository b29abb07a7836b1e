package org.shanzhi.matter.store;

import static org.shanzhi.db.Tables.*;

import java.sql.Connection;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.shanzhi.access.MatterKey;
import org.shanzhi.access.NewKeys;
import org.shanzhi.kernel.database.BulkRows;
import org.shanzhi.matter.Event.Linked;
import org.shanzhi.matter.FileRef;
import org.shanzhi.matter.NewParty;
import org.shanzhi.matter.State;
import org.shanzhi.matter.life.Matter;
import org.shanzhi.matter.life.NextDue;

/**
 * The rows of many new matters, waiting to be copied: every event as it happens, of the matter itself only what has become of
 * it. One thread at a time.
 */
public final class Copies {
    private final Rows rows;
    private final LogCodec codec;
    private final long transaction;
    private final NewKeys newKeys;
    private final Map<Long, MatterKey> keys = new HashMap<>();
    private final Set<Map.Entry<Long, UUID>> filed = new HashSet<>();
    private final BulkRows matters;
    private final BulkRows events;
    private final BulkRows texts;
    private final BulkRows parties;
    private final BulkRows clocks;
    private final BulkRows open;
    private final BulkRows guests;
    private final BulkRows links;
    private final BulkRows files;

    Copies(Rows rows, LogCodec codec, NewKeys newKeys, BulkTables tables, long transaction) {
        this.rows = rows;
        this.codec = codec;
        this.newKeys = newKeys;
        this.transaction = transaction;
        matters = tables.rows(MATTER);
        events = tables.rows(MATTER_EVENT);
        texts = tables.rows(MATTER_TEXT);
        parties = tables.rows(PARTY);
        clocks = tables.rows(CLOCK);
        open = tables.rows(MATTER_OPEN);
        guests = tables.rows(MATTER_GUEST);
        links = tables.rows(MATTER_LINK);
        files = tables.rows(MATTER_FILE);
    }

    /** An event with its text, files and links; returns its hash. */
    public byte[] event(Change c) {
        Matter m = c.after();
        var r = c.recorded();
        if (c.before() == null) keys.put(m.id(), newKeys.next(m.district(), m.id()));
        var written = codec.write(r);
        byte[] hash = codec.hash(c.head(), m.district(), m.id(), r, written);
        events.add(rows.event(m, r, written, hash, transaction));
        if (written.document() != null) {
            texts.add(rows.text(m, r.version(), keys.get(m.id()), written.document()));
        }
        for (FileRef file : Files.of(r)) {
            if (filed.add(Map.entry(m.id(), file.id()))) files.add(Rows.file(m, file, r.version()));
        }
        if (r.event() instanceof Linked e) links.add(Rows.link(m, e.other(), r.version()));
        return hash;
    }

    /**
     * What has become of a matter; nothing more is said of it.
     *
     * @param rung until when its alarms have been given
     */
    public void outcome(
            Matter m, byte[] head, NextDue due, Instant rung, List<NewParty> everybody, Set<Integer> removed) {
        matters.add(rows.matter(m, due, head));
        m.clocks().forEach(clock -> clocks.add(rows.clock(m, clock, rung)));
        if (m.state() != State.ARCHIVED) open.add(Rows.open(m, due));
        Rows.guests(m, due).forEach(guests::add);
        MatterKey key = keys.remove(m.id());
        for (int no = 1; no <= everybody.size(); no++) {
            parties.add(rows.party(m, no, everybody.get(no - 1), removed.contains(no), key));
        }
    }

    void send(Connection connection) {
        newKeys.send(connection);
        for (BulkRows table : List.of(matters, events, texts, parties, clocks, open, guests, links, files)) {
            table.send(connection);
        }
    }
}
