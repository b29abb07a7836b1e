package org.shanzhi.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shanzhi.access.chain.TestChains;
import org.shanzhi.access.store.TestStores;
import org.shanzhi.policy.Caller;
import org.shanzhi.testing.MovableClock;
import org.shanzhi.testing.TestCallers;
import org.shanzhi.testing.TestDatabase;

class AccessLogTest {
    private static final long MATTER = 260001234L;

    private final TestDatabase database = TestDatabase.fresh();
    private final DSLContext db = database.dsl();
    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-23T01:30:00Z"));
    private final TestStores stores = new TestStores(db, clock);
    private final AccessLog log = new AccessLog(stores.logWriter, stores.known, clock);
    private final AuditTrail trail =
            new AuditTrail(stores.logStore, stores.accounts, TestChains.times(db), TestChains.volumes(db), log, clock);
    private final Caller clerk = TestCallers.staff(1, 3, 1, "CLERK");
    private final Caller auditor = TestCallers.staff(1, 9, 1, "AUDITOR");

    @BeforeEach
    void account() {
        stores.accounts.insert(1, 3, "clerk1", "no hash", clock.instant());
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void a_reveal_is_on_disk_before_it_is_made_and_is_refused_when_it_cannot_be() {
        log.record(AccessKind.REVEAL, clerk, MATTER, Map.of("reason", "CALL_BACK", "field", "party/1/phone"));
        assertThat(all()).singleElement().satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo(AccessKind.REVEAL);
            assertThat(entry.username()).isEqualTo("clerk1");
            assertThat(entry.matterId()).isEqualTo(MATTER);
            assertThat(entry.detail()).containsEntry("field", "party/1/phone");
        });
        db.execute("alter table access_log rename to away");
        assertThatThrownBy(() -> log.record(AccessKind.REVEAL, clerk, MATTER, Map.of("reason", "CALL_BACK")))
                .isInstanceOf(RuntimeException.class);
        db.execute("alter table away rename to access_log");
    }

    @Test
    void reads_wait_for_a_batch_and_survive_a_database_that_is_away() {
        for (int i = 0; i < 1_200; i++) log.record(AccessKind.READ, clerk, MATTER + i, Map.of());
        assertThat(all()).isEmpty();
        db.execute("alter table access_log rename to away");
        stores.logWriter.flush();
        db.execute("alter table away rename to access_log");
        stores.logWriter.flush();
        assertThat(db.fetchValue("select count(distinct matter_id) from access_log"))
                .isEqualTo(1_200L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0199c3a2-7b1e-4f00-9c2d-a13812341234", "/files/0199c3a2-1234-4567-9c2d-13812341234b"})
    void a_random_id_that_looks_like_a_telephone_number_is_one_of_ours(String value) {
        log.record(AccessKind.READ, clerk, MATTER, Map.of("file", value));
        stores.logWriter.flush();
        assertThat(db.fetchValue("select count(*) from access_log")).isEqualTo(1L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"王小明", "two words", "13812341234", "a=13812341234", "62010219900101123X", "620102900101123"})
    void personal_data_is_not_taken_into_the_log(String value) {
        assertThatThrownBy(() -> log.record(AccessKind.READ, clerk, MATTER, Map.of("detail", value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(value);
    }

    @Test
    void the_code_of_a_grid_is_taken_although_it_is_as_long_as_an_old_identity_number() {
        log.record(AccessKind.ADMIN, clerk, null, Map.of("unit", "620102001001001"));
        assertThatThrownBy(() -> log.record(AccessKind.ADMIN, clerk, null, Map.of("who", "620102001001001")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void numbers_of_matters_and_references_are_taken() {
        log.record(
                AccessKind.ADMIN, clerk, null, Map.of("number", "CG26-0001234-2", "file", "1f0c-77", "n", "12345678"));
        assertThat(all()).hasSize(1);
    }

    @Test
    void an_auditor_finds_by_account_matter_kind_and_day() {
        log.record(AccessKind.REVEAL, clerk, MATTER, Map.of());
        log.record(AccessKind.ERASE, auditor, MATTER + 1, Map.of());
        clock.to(Instant.parse("2026-11-23T16:00:00Z"));
        log.recordUnknown(AccessKind.SIGN_IN_FAILED, Map.of("why", "UNKNOWN_NAME"));
        log.record(AccessKind.ADMIN, TestCallers.staff(2, 1, 1, "SYSTEM_ADMIN"), null, Map.of());

        LocalDate first = LocalDate.of(2026, 11, 23);
        assertThat(kinds(AuditFilter.NONE))
                .containsExactly(AccessKind.SIGN_IN_FAILED, AccessKind.ERASE, AccessKind.REVEAL);
        assertThat(kinds(new AuditFilter("clerk1", null, null, null, null))).containsExactly(AccessKind.REVEAL);
        assertThat(kinds(new AuditFilter("ghost", null, null, null, null))).isEmpty();
        assertThat(kinds(new AuditFilter(null, MATTER + 1, null, null, null))).containsExactly(AccessKind.ERASE);
        assertThat(kinds(new AuditFilter(null, null, AccessKind.REVEAL, null, null)))
                .containsExactly(AccessKind.REVEAL);
        assertThat(kinds(new AuditFilter(null, null, null, first, first)))
                .containsExactly(AccessKind.ERASE, AccessKind.REVEAL);
        assertThat(kinds(new AuditFilter(null, null, null, first.plusDays(1), null)))
                .containsExactly(AccessKind.SIGN_IN_FAILED);
    }

    @Test
    void paging_shows_every_line_once_while_new_ones_arrive() {
        for (int i = 0; i < 95; i++) log.record(AccessKind.ADMIN, clerk, (long) i, Map.of());
        var seen = new ArrayList<Long>();
        long before = Long.MAX_VALUE;
        for (List<AccessEntry> page = page(before); !page.isEmpty(); page = page(before)) {
            page.forEach(entry -> seen.add(entry.matterId()));
            before = page.getLast().id();
            log.record(AccessKind.ADMIN, clerk, 1_000L, Map.of());
        }
        assertThat(seen).hasSize(95);
        assertThat(new HashSet<>(seen)).hasSize(95).doesNotContain(1_000L);
    }

    private List<AccessEntry> page(long before) {
        return trail.entries(auditor, AuditView.EVERYTHING, AuditFilter.NONE, before, 20);
    }

    private List<AccessKind> kinds(AuditFilter filter) {
        return trail.entries(auditor, AuditView.EVERYTHING, filter, Long.MAX_VALUE, 50).stream()
                .map(AccessEntry::kind)
                .toList();
    }

    private List<AccessEntry> all() {
        return trail.entries(auditor, AuditView.EVERYTHING, AuditFilter.NONE, Long.MAX_VALUE, 200);
    }
}
