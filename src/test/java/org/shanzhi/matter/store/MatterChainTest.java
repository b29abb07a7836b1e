package org.shanzhi.matter.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.shanzhi.access.Anchored.Head;
import org.shanzhi.access.ChainBreak;
import org.shanzhi.matter.InTown;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.Outcome;
import org.shanzhi.matter.store.BrokenLink.What;
import org.shanzhi.testing.ShanzhiTest;
import org.shanzhi.testing.Sizes;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

/** Whatever somebody with the database in hand does to the events of a matter is found, and named. */
@ShanzhiTest
class MatterChainTest extends InTown {
    private static final List<String> CHANGES = List.of(
            "payload = payload || '{\"more\": 1}'",
            "payload = '{}'",
            "payload = jsonb_set(payload, '{event}', '7')",
            "at = at + interval '1 microsecond'",
            "type = type + 1",
            "type = 999",
            "v = v + 1",
            "actor_id = actor_id + 1",
            "unit_id = unit_id + 1",
            "request_id = gen_random_uuid()",
            "hash = sha256(hash)");

    @Autowired
    Chains chains;

    @Autowired
    AnchoredEvents anchored;

    @Autowired
    DSLContext db;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void every_change_deletion_insertion_and_swap_is_found_at_the_event() {
        MatterNumber number = concluded("楼上漏水");
        int last = version(number);
        assertThat(broken(number)).isEmpty();
        long seed = System.nanoTime();
        var random = new SplittableRandom(seed);
        for (int i = 0; i < Sizes.pick(40, 400); i++) {
            int version = 1 + random.nextInt(last);
            int other = 1 + (version + random.nextInt(last - 1)) % last;
            String change = CHANGES.get(random.nextInt(CHANGES.size()));
            String as = "seed " + seed + ", event " + version + ", " + change;
            assertThat(after(number, "update matter_event set " + change + " where § and version = " + version))
                    .as(as)
                    .contains(new BrokenLink(version, What.CHANGED));
            assertThat(after(number, "delete from matter_event where § and version = " + version))
                    .as(as)
                    .contains(new BrokenLink(version, version == last ? What.END : What.MISSING));
            assertThat(after(
                            number,
                            "update matter_event set version = -1 where § and version = " + version,
                            "update matter_event set version = " + version + " where § and version = " + other,
                            "update matter_event set version = " + other + " where § and version = -1"))
                    .as(as + " swapped with " + other)
                    .map(BrokenLink::version)
                    .contains(Math.min(version, other));
        }
        assertThat(after(
                        number,
                        "insert into matter_event select district_id, matter_id, version + 1, tx, at, type, v, actor_id,"
                                + " unit_id, request_id, payload, hash from matter_event where § and version = "
                                + last))
                .contains(new BrokenLink(last + 1, What.CHANGED));
    }

    @Test
    void the_sealed_text_and_the_state_row_are_vouched_for_too() {
        MatterNumber number = concluded("楼上漏水");
        assertThat(after(number, "delete from matter_text where § and version = 1"))
                .contains(new BrokenLink(1, What.TEXT));
        assertThat(after(number, "update matter_text set content_enc = sha512(content_enc) where § and version = 1"))
                .contains(new BrokenLink(1, What.TEXT));
        assertThat(after(number, "update matter set version = version + 1 where §"))
                .map(BrokenLink::what)
                .contains(What.END);
    }

    @Test
    void a_cut_off_end_and_a_matter_that_never_was_are_missed_by_the_anchor() {
        MatterNumber number = concluded("楼上漏水");
        int last = version(number);
        Head head = anchored.head(town.district, Head.NONE);
        assertThat(head.count()).isGreaterThanOrEqualTo(last);
        assertThat(anchored.check(town.district, Head.NONE, head)).isEmpty();
        conclude(triaged("邻里噪声"), Outcome.AGREEMENT_ORAL);
        assertThat(anchored.check(town.district, Head.NONE, head)).isEmpty();

        assertThat(anchorAfter(
                        number,
                        head,
                        "delete from matter_event where § and version = " + last,
                        "update matter m set version = e.version, head_hash = e.hash from matter_event e where e.district_id"
                                + " = m.district_id and e.matter_id = m.id and e.version = " + (last - 1)
                                + " and m.id = " + number.id()))
                .map(ChainBreak::what)
                .contains(ChainBreak.What.MISSING);
        assertThat(anchorAfter(number, head, "delete from matter_event where §"))
                .map(ChainBreak::what)
                .contains(ChainBreak.What.MISSING);
        assertThat(anchorAfter(number, head, "update matter_event set tx = tx + 1000000 where § and version = 2"))
                .map(ChainBreak::what)
                .contains(ChainBreak.What.MISSING);
        assertThat(anchorAfter(number, head, "update matter_event set hash = sha256(hash) where § and version = 2"))
                .map(ChainBreak::what)
                .contains(ChainBreak.What.NOT_AS_ANCHORED);
    }

    @Test
    void events_without_their_matter_are_found() {
        MatterNumber number = registered("楼上漏水");
        assertThat(chains.orphan(town.district)).isEmpty();
        Optional<Long> orphan = tampering(number, List.of("delete from matter where §"))
                .execute(transaction -> chains.orphan(town.district));
        assertThat(orphan).contains(number.id());
    }

    private Optional<BrokenLink> broken(MatterNumber number) {
        return chains.broken(town.district, number.id());
    }

    private int version(MatterNumber number) {
        return (int) db.fetchValue(
                "select version from matter where district_id = ? and id = ?", town.district, number.id());
    }

    private Optional<BrokenLink> after(MatterNumber number, String... statements) {
        return tampering(number, List.of(statements)).execute(transaction -> broken(number));
    }

    private Optional<ChainBreak> anchorAfter(MatterNumber number, Head head, String... statements) {
        return tampering(number, List.of(statements))
                .execute(transaction -> anchored.check(town.district, Head.NONE, head));
    }

    private interface Tampering {
        <T> T execute(TransactionCallback<T> look);
    }

    /** Does it, lets somebody look, and takes it back. */
    private Tampering tampering(MatterNumber number, List<String> statements) {
        return new Tampering() {
            @Override
            public <T> T execute(TransactionCallback<T> look) {
                return new TransactionTemplate(transactions).execute(transaction -> {
                    for (String statement : statements) {
                        boolean ofState = statement.startsWith("delete from matter where")
                                || statement.startsWith("update matter set");
                        String where = "district_id = " + town.district + " and " + (ofState ? "id" : "matter_id")
                                + " = " + number.id();
                        db.execute(statement.replace("§", where));
                    }
                    transaction.setRollbackOnly();
                    return look.doInTransaction(transaction);
                });
            }
        };
    }
}
