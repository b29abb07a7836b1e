package org.shanzhi.console.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.shanzhi.access.Account;
import org.shanzhi.access.Accounts;
import org.shanzhi.access.ProviderAccounts;
import org.shanzhi.access.SecondFactors;
import org.shanzhi.console.people.Colleagues;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.command.AdminCommand;
import org.shanzhi.kernel.command.CommandCall;
import org.shanzhi.kernel.command.CommandFailed;
import org.shanzhi.kernel.command.CommandOutput;
import org.shanzhi.kernel.text.Messages;
import org.shanzhi.org.NewStaff;
import org.shanzhi.org.Organisation;
import org.shanzhi.policy.Caller;
import org.springframework.stereotype.Component;

/** People and their accounts from the shell, above all the first administrator. */
@Component
class UserCommand implements AdminCommand {
    private static final String USAGE = "command.user.usage";

    private final Districts districts;
    private final Organisation organisation;
    private final Colleagues colleagues;
    private final Accounts accounts;
    private final SecondFactors factors;
    private final ProviderAccounts links;
    private final Messages messages;
    private final Clock clock;

    UserCommand(
            Districts districts,
            Organisation organisation,
            Colleagues colleagues,
            Accounts accounts,
            SecondFactors factors,
            ProviderAccounts links,
            Messages messages,
            Clock clock) {
        this.districts = districts;
        this.organisation = organisation;
        this.colleagues = colleagues;
        this.accounts = accounts;
        this.factors = factors;
        this.links = links;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "user";
    }

    @Override
    public void run(CommandCall call, CommandOutput out) {
        Words words = Words.of(call, USAGE);
        Caller caller = districts.administrator(words);
        String username = words.word(1);
        switch (words.word(0)) {
            case "create" -> create(words, caller, username, call.language(), out);
            case "set-password" -> setPassword(call, words, caller, username, out);
            case "lock" -> accounts.lock(caller, account(caller, username).id());
            case "unlock" -> accounts.unlock(caller, account(caller, username).id());
            case "link" -> links.link(caller, account(caller, username).id(), words.needed("subject"));
            case "unlink" -> links.unlink(caller, account(caller, username).id());
            case "reset-factor" ->
                factors.reset(caller, account(caller, username).id());
            default -> throw words.misused();
        }
        out.line(messages.text(call.language(), "command.user." + words.word(0), username));
    }

    private void create(Words words, Caller caller, String username, Locale language, CommandOutput out) {
        String unit = words.needed("unit");
        int unitId = organisation
                .byCode(caller.district(), unit)
                .orElseThrow(() -> new CommandFailed("command.no_unit", unit))
                .id();
        var wanted = new NewStaff(username, words.needed("name"), null, ChinaTime.day(clock.instant()));
        String secret = colleagues
                .take(caller, wanted, unitId, words.needed("role"), "")
                .oneTimePassword();
        out.line(messages.text(language, "command.user.secret", secret));
    }

    /** From a file, because what is typed on a command line is in the shell's history and in the list of processes. */
    private void setPassword(CommandCall call, Words words, Caller caller, String username, CommandOutput out) {
        Account account = account(caller, username);
        if (words.option("password-file").isEmpty()) {
            String secret = accounts.resetPassword(caller, account.id());
            out.line(messages.text(call.language(), "command.user.secret", secret));
            return;
        }
        Path file = call.file(words.needed("password-file"));
        try {
            accounts.setPassword(caller, account.id(), Files.readString(file).strip());
        } catch (IOException e) {
            throw new CommandFailed("command.no_file", file);
        }
    }

    private Account account(Caller caller, String username) {
        int staffId = districts.staff(caller, username).id();
        Account account = accounts.ofStaff(caller, List.of(staffId)).get(staffId);
        if (account == null) throw new CommandFailed("command.no_account", username);
        return account;
    }
}
