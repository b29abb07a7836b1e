package org.shanzhi.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.shanzhi.db.Tables.VAULT_KEY;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.shanzhi.access.vault.MasterKey;
import org.shanzhi.kernel.crypto.InternationalSuite;
import org.shanzhi.kernel.crypto.Unreadable;
import org.shanzhi.kernel.database.OneTrip;
import org.shanzhi.kernel.start.CannotStart;
import org.shanzhi.testing.MovableClock;
import org.shanzhi.testing.TestDatabase;

class VaultTest {
    private static final InternationalSuite SUITE = new InternationalSuite();
    private static final byte[] MASTER = SUITE.newKey();
    private static TestDatabase database;

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-23T01:30:00Z"));
    private final Vault vault = vault();

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void what_was_sealed_is_read_again_by_another_node() {
        MatterKey key = kept(1);
        byte[] sealed = vault.seal(key, "王小明", "party/1/name");

        assertThat(new String(sealed, UTF_8)).doesNotContain("王小明");
        Vault other = vault();
        assertThat(other.unseal(other.open(1, 1), sealed, "party/1/name")).isEqualTo("王小明".getBytes(UTF_8));
    }

    @Test
    void one_text_sealed_twice_differs() {
        MatterKey key = kept(2);
        assertThat(vault.seal(key, "13812341234", "p")).isNotEqualTo(vault.seal(key, "13812341234", "p"));
    }

    @Test
    void a_sealed_text_cannot_be_moved_to_another_place() {
        MatterKey key = kept(3);
        byte[] sealed = vault.seal(key, "王小明", "party/1/name");
        assertThatThrownBy(() -> vault.unseal(key, sealed, "party/2/name")).isInstanceOf(Unreadable.class);
        assertThatThrownBy(() -> vault.unseal(kept(4), sealed, "party/1/name")).isInstanceOf(Unreadable.class);
        sealed[sealed.length - 1] ^= 1;
        assertThatThrownBy(() -> vault.unseal(key, sealed, "party/1/name")).isInstanceOf(Unreadable.class);
    }

    @Test
    void a_wrapped_key_cannot_be_moved_to_another_matter() {
        byte[] wrapped = wrappedOf(kept(5));
        database.dsl().insertInto(VAULT_KEY).values(1, 6L, 1, wrapped).execute();
        assertThatThrownBy(() -> vault.open(1, 6)).isInstanceOf(Unreadable.class);
        database.dsl().deleteFrom(VAULT_KEY).where(VAULT_KEY.MATTER_ID.eq(6L)).execute();
    }

    @Test
    void the_key_itself_is_not_in_the_database() {
        MatterKey key = kept(7);
        assertThat(HexFormat.of().formatHex(wrappedOf(key)))
                .doesNotContain(HexFormat.of().formatHex(key.key()));
        assertThat(key.toString()).isEqualTo("MatterKey[1/7 v1]");
    }

    @Test
    void erasure_makes_everything_sealed_unreadable_at_once_here_and_within_thirty_seconds_elsewhere() {
        kept(8);
        Vault elsewhere = vault();
        elsewhere.open(1, 8);

        vault.erase(1, 8);
        vault.erase(1, 8);

        assertThatThrownBy(() -> vault.open(1, 8)).isInstanceOf(Erased.class);
        clock.forward(Duration.ofSeconds(30));
        assertThatThrownBy(() -> elsewhere.open(1, 8)).isInstanceOf(Erased.class);
        assertThat(database.dsl().fetchCount(VAULT_KEY, VAULT_KEY.MATTER_ID.eq(8L)))
                .isZero();
    }

    @Test
    void equal_telephones_have_equal_blind_indexes_however_they_are_written() {
        long index = vault.blindIndex(IndexKind.PHONE, "13812341234");
        assertThat(List.of("１３８１２３４１２３４", "138 1234 1234", "138-1234-1234", "+86 13812341234", "008613812341234"))
                .allSatisfy(written ->
                        assertThat(vault.blindIndex(IndexKind.PHONE, written)).isEqualTo(index));
        assertThat(index).isNotNegative().isNotEqualTo(vault.blindIndex(IndexKind.PHONE, "13812341235"));
    }

    @Test
    void the_old_fifteen_digit_number_finds_the_new_one() {
        // 110105 491231 002 became 11010519491231002X (the example of GB 11643).
        long index = vault.blindIndex(IndexKind.ID_NUMBER, "11010519491231002X");
        assertThat(vault.blindIndex(IndexKind.ID_NUMBER, "110105491231002")).isEqualTo(index);
        assertThat(vault.blindIndex(IndexKind.ID_NUMBER, "１１０１０５ 19491231 002ｘ"))
                .isEqualTo(index);
        assertThat(vault.blindIndex(IndexKind.PHONE, "11010519491231002X")).isNotEqualTo(index);
    }

    @Test
    void a_query_code_is_derived_and_forgiving_of_how_it_is_typed() {
        String code = vault.queryCode("CG26-0001234-2");
        assertThat(code).matches("[23456789ABCDEFGHJKMNPQRSTVWXYZ]{8}").isEqualTo(vault().queryCode("CG26-0001234-2"));
        assertThat(vault.queryCode("CG26-0001235-0")).isNotEqualTo(code);
        String typed = " " + code.toLowerCase().substring(0, 4) + "-" + code.substring(4);
        assertThat(vault.isQueryCode("CG26-0001234-2", typed)).isTrue();
        assertThat(vault.isQueryCode("CG26-0001234-2", "22222222")).isFalse();
    }

    @Test
    void file_keys_are_bound_to_their_file_and_district() {
        byte[] key = SUITE.newKey();
        byte[] wrapped = vault.wrap(1, key, "file/a".getBytes(UTF_8));
        assertThat(vault().unwrap(1, wrapped, "file/a".getBytes(UTF_8))).isEqualTo(key);
        assertThatThrownBy(() -> vault.unwrap(1, wrapped, "file/b".getBytes(UTF_8)))
                .isInstanceOf(Unreadable.class);
        assertThatThrownBy(() -> vault.unwrap(2, wrapped, "file/a".getBytes(UTF_8)))
                .isInstanceOf(Unreadable.class);
    }

    @Test
    void a_foreign_master_key_stops_the_start() {
        kept(9);
        Vault foreign = new Vault(database.dsl(), SUITE, new MasterKey(SUITE.newKey()), clock);
        assertThatThrownBy(foreign::refuseForeignMasterKey).isInstanceOf(CannotStart.class);
        vault.refuseForeignMasterKey();
    }

    private Vault vault() {
        return new Vault(database.dsl(), SUITE, new MasterKey(MASTER), clock);
    }

    private MatterKey kept(long matterId) {
        NewKey made = vault.newKey(1, matterId);
        new OneTrip().add(made.insert()).send(database.dsl());
        return made.key();
    }

    private static byte[] wrappedOf(MatterKey key) {
        return database.dsl()
                .select(VAULT_KEY.WRAPPED)
                .from(VAULT_KEY)
                .where(VAULT_KEY.MATTER_ID.eq(key.matterId()))
                .fetchSingle()
                .value1();
    }
}
