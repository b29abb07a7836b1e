package org.shanzhi.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.shanzhi.db.Tables.PAST_PASSWORD;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.shanzhi.access.password.PasswordAge;
import org.shanzhi.access.password.Passwords;
import org.shanzhi.access.store.TestStores;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.Refused;
import org.shanzhi.kernel.start.CannotStart;
import org.shanzhi.policy.Appointments;
import org.shanzhi.policy.Caller;
import org.shanzhi.testing.MovableClock;
import org.shanzhi.testing.TestCallers;
import org.shanzhi.testing.TestDatabase;

class AccountsTest {
    private static final Passwords PASSWORDS = new Passwords();

    private static final Appointments NOBODY_SERVES = new Appointments() {
        @Override
        public Optional<Appointed> of(int district, int staffId) {
            return Optional.empty();
        }

        @Override
        public List<Appointed> serving(int district) {
            return List.of();
        }

        @Override
        public String numberPrefix(int district) {
            return "CG";
        }

        @Override
        public boolean invented(int district) {
            return false;
        }
    };

    private final TestDatabase database = TestDatabase.fresh();
    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-23T01:30:00Z"));
    private final TestStores stores = new TestStores(database.dsl(), clock);
    private final AccessLog log = new AccessLog(stores.logWriter, stores.known, clock);
    private final Accounts accounts = accounts(0);
    private final Caller admin = TestCallers.staff(1, 1, 1, "SYSTEM_ADMIN");

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void a_new_account_has_a_password_that_works_once() {
        CreatedAccount created = accounts.create(admin, 7, "clerk7");
        assertThat(created.account().mustChangePassword()).isTrue();
        Caller owner = TestCallers.staff(1, 7, 1, "CLERK");
        Account changed = accounts.changeOwnPassword(owner, created.oneTimePassword(), "Baita-Shan-1909");
        assertThat(changed.mustChangePassword()).isFalse();
        assertThatThrownBy(() -> accounts.changeOwnPassword(owner, created.oneTimePassword(), "Wuquan-Shan-1909"))
                .isInstanceOf(Invalid.class);
    }

    @Test
    void neither_person_nor_name_has_two_accounts() {
        accounts.create(admin, 7, "clerk7");
        assertThatThrownBy(() -> accounts.create(admin, 7, "clerk8")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> accounts.create(admin, 8, "clerk7")).isInstanceOf(Refused.class);
        Caller elsewhere = TestCallers.staff(2, 1, 1, "SYSTEM_ADMIN");
        assertThatThrownBy(() -> accounts.create(elsewhere, 7, "clerk7")).isInstanceOf(Refused.class);
        assertThat(accounts.create(elsewhere, 7, "clerk7b").account().id()).isEqualTo(2);
    }

    @Test
    void a_weak_password_is_refused_before_anything_is_written() {
        var wanted = List.of(new NewAccount(1, "a1", "Baita-Shan-1909"), new NewAccount(2, "b2", "password"));
        assertThatThrownBy(() -> accounts.create(admin, wanted)).isInstanceOf(Invalid.class);
        assertThat(accounts.ofStaff(admin, List.of(1, 2))).isEmpty();
    }

    @Test
    void an_account_is_locked_unlocked_and_ended_but_not_ones_own() {
        Account account = accounts.create(admin, 7, "clerk7").account();
        accounts.lock(admin, account.id());
        assertThat(now(7).usable()).isFalse();
        accounts.unlock(admin, account.id());
        assertThat(now(7).usable()).isTrue();
        accounts.deactivate(admin, account.id());
        assertThat(now(7).active()).isFalse();

        Account own = accounts.create(admin, 1, "sysadmin1").account();
        assertThatThrownBy(() -> accounts.lock(admin, own.id())).isInstanceOf(Refused.class);
        Caller elsewhere = TestCallers.staff(2, 1, 1, "SYSTEM_ADMIN");
        assertThatThrownBy(() -> accounts.lock(elsewhere, own.id())).isInstanceOf(NotFound.class);
    }

    @Test
    void a_reset_unlocks_after_wrong_passwords_but_not_after_administration() {
        Account account = accounts.create(admin, 7, "clerk7").account();
        for (int i = 0; i < 5; i++) stores.accounts.beginAttempt("clerk7", clock.instant());
        assertThat(now(7).lockedAt(clock.instant())).isTrue();
        accounts.resetPassword(admin, account.id());
        assertThat(now(7).lockedAt(clock.instant())).isFalse();
        accounts.lock(admin, account.id());
        accounts.resetPassword(admin, account.id());
        assertThat(now(7).lockedByAdministration()).isTrue();
    }

    @Test
    void where_passwords_grow_old_the_last_five_do_not_come_back() {
        Accounts rotating = accounts(90);
        CreatedAccount created = rotating.create(admin, 7, "clerk7");
        Caller owner = TestCallers.staff(1, 7, 1, "CLERK");
        String old = created.oneTimePassword();
        for (int year = 1900; year < 1907; year++) {
            clock.forward(Duration.ofDays(90));
            rotating.changeOwnPassword(owner, old, "Baita-Shan-" + year);
            old = "Baita-Shan-" + year;
        }
        String now = old;
        assertThatThrownBy(() -> rotating.changeOwnPassword(owner, now, "Baita-Shan-1902"))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        invalid -> assertThat(invalid.errors().getFirst().code())
                                .isEqualTo(AccessRefusal.PASSWORD_USED_BEFORE));
        rotating.changeOwnPassword(owner, now, "Baita-Shan-1900");
        assertThat(database.dsl().fetchCount(PAST_PASSWORD)).isEqualTo(PasswordAge.REMEMBERED);
    }

    @Test
    void a_password_grows_old_by_setting_only() {
        Account account = accounts.create(admin, List.of(new NewAccount(7, "clerk7", "Baita-Shan-1909")))
                .getFirst()
                .account();
        var days89 = clock.instant().plus(Duration.ofDays(89));
        var days90 = clock.instant().plus(Duration.ofDays(90));
        assertThat(new PasswordAge(database.dsl(), PASSWORDS, 90).over(account, days89))
                .isFalse();
        assertThat(new PasswordAge(database.dsl(), PASSWORDS, 90).over(account, days90))
                .isTrue();
        assertThat(new PasswordAge(database.dsl(), PASSWORDS, 0).over(account, days90))
                .isFalse();
        assertThatThrownBy(() -> new PasswordAge(database.dsl(), PASSWORDS, 7)).isInstanceOf(CannotStart.class);
    }

    @Test
    void neither_a_password_nor_its_hash_is_printed_or_logged() {
        PrintStream console = System.out;
        var captured = new ByteArrayOutputStream();
        System.setOut(new PrintStream(captured, true, StandardCharsets.UTF_8));
        try {
            CreatedAccount created = accounts.create(admin, 7, "clerk7");
            var held = stores.accounts.heldById(created.account().id()).orElseThrow();
            System.out.println(created + " " + held + " " + new NewAccount(1, "a", "Baita-Shan-1909") + held.account());
            String printed = captured.toString(StandardCharsets.UTF_8);
            String logged = database.dsl().fetch("select * from access_log").format(1000);
            for (String text : List.of(printed, logged)) {
                assertThat(text)
                        .doesNotContain(created.oneTimePassword())
                        .doesNotContain("argon2")
                        .doesNotContain("Baita-Shan-1909");
            }
            assertThat(logged).contains("CREATE_ACCOUNT");
        } finally {
            System.setOut(console);
        }
    }

    /** @param days after which a password has to be changed; 0 for never */
    private Accounts accounts(int days) {
        var age = new PasswordAge(database.dsl(), PASSWORDS, days);
        return new Accounts(
                stores.accounts,
                stores.known,
                PASSWORDS,
                age,
                new OwnAccount(stores.known),
                new HelpRules(new Administrators(NOBODY_SERVES, null)),
                account -> {},
                log,
                clock);
    }

    private Account now(int staffId) {
        return accounts.ofStaff(admin, List.of(staffId)).get(staffId);
    }
}
