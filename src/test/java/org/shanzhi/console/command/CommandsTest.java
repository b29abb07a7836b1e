package org.shanzhi.console.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shanzhi.access.AccessApp;
import org.shanzhi.access.Accounts;
import org.shanzhi.access.Callers;
import org.shanzhi.access.Tokens;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.command.CommandCall;
import org.shanzhi.kernel.command.CommandFailed;
import org.shanzhi.org.Organisation;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest(classes = AccessApp.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class CommandsTest {
    @Autowired
    UserCommand user;

    @Autowired
    TokenCommand token;

    @Autowired
    DistrictCommand district;

    @Autowired
    Organisation organisation;

    @Autowired
    Accounts accounts;

    @Autowired
    Callers callers;

    @Autowired
    Tokens tokens;

    @TempDir
    Path directory;

    private String here = "620102";
    private final List<String> said = new ArrayList<>();

    @Test
    void the_first_administrator_is_made_at_the_shell_with_a_one_time_password() {
        run("user", "create", "sysadmin9", "--name", "赵九", "--unit", "CG", "--role", "SYSTEM_ADMIN");
        assertThat(said.getFirst()).contains("一次性密码");
        int staff = organisation.staffByUsername(1, "sysadmin9").orElseThrow().id();
        assertThat(accounts.ofStaff(callers.program(1, "SYSTEM_ADMIN"), List.of(staff))
                        .get(staff)
                        .mustChangePassword())
                .isTrue();
        run("user", "lock", "sysadmin9");
        run("user", "unlock", "sysadmin9");
        assertThatThrownBy(() -> run("user", "lock", "ghost")).isInstanceOf(CommandFailed.class);
        assertThatThrownBy(() -> run("user", "create", "x1")).isInstanceOf(CommandFailed.class);
        assertThatThrownBy(() -> run("user", "dance", "x1")).isInstanceOf(CommandFailed.class);
    }

    @Test
    void a_password_is_read_from_a_file_and_obeys_the_rules() throws IOException {
        Files.writeString(directory.resolve("good"), "Baita-Shan-1909\n");
        Files.writeString(directory.resolve("bad"), "password\n");
        run("user", "set-password", "clerk1", "--password-file", "good");
        assertThat(said).hasSize(1).noneMatch(line -> line.contains("Baita"));
        assertThatThrownBy(() -> run("user", "set-password", "clerk1", "--password-file", "bad"))
                .isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> run("user", "set-password", "clerk1", "--password-file", "none"))
                .isInstanceOf(CommandFailed.class);
    }

    @Test
    void a_token_is_issued_listed_and_revoked() {
        run("token", "issue", "court1", "法院案件系统", "--days", "30");
        String secret = said.getLast();
        assertThat(tokens.of(secret)).isPresent();
        String id = tokens.of(secret).orElseThrow().id().toString();
        run("token", "list");
        assertThat(said)
                .anyMatch(line -> line.contains(id))
                .filteredOn(secret::equals)
                .hasSize(1);
        run("token", "revoke", id);
        assertThat(tokens.of(secret)).isEmpty();
        assertThatThrownBy(() -> run("token", "revoke", "nonsense")).isInstanceOf(CommandFailed.class);
        assertThatThrownBy(() -> run("token", "issue", "court1", "x", "--days", "many"))
                .isInstanceOf(CommandFailed.class);
    }

    @Test
    void with_two_districts_a_command_has_to_name_one() {
        run("district", "create", "620103", "QL", "七里河区");
        int second = organisation.districts().stream()
                .filter(one -> one.code().equals("620103"))
                .findFirst()
                .orElseThrow()
                .id();
        assertThat(organisation.byCode(second, "QL")).isPresent();
        assertThatThrownBy(() -> run("district", "create", "620103", "QM", "七里河区"))
                .isInstanceOf(CommandFailed.class);
        assertThatThrownBy(() -> run("district", "create", "62", "QM", "七里河区")).isInstanceOf(CommandFailed.class);
        var unnamed = new CommandCall("token", List.of("list"), directory, Locale.SIMPLIFIED_CHINESE);
        assertThatThrownBy(() -> token.run(unnamed, said::add)).isInstanceOf(CommandFailed.class);
        here = "620103";
        run("token", "list");
        run("user", "create", "sysadmin8", "--name", "钱八", "--unit", "QL", "--role", "SYSTEM_ADMIN");
        assertThat(organisation.staffByUsername(second, "sysadmin8")).isPresent();
    }

    private void run(String command, String... args) {
        var typed = new ArrayList<>(List.of(args));
        if (!command.equals("district")) typed.addAll(List.of("--district", here));
        var call = new CommandCall(command, typed, directory, Locale.SIMPLIFIED_CHINESE);
        switch (command) {
            case "user" -> user.run(call, said::add);
            case "token" -> token.run(call, said::add);
            default -> district.run(call, said::add);
        }
    }
}
