package org.shanzhi.console.command;

import java.util.UUID;
import org.shanzhi.access.IssuedToken;
import org.shanzhi.access.Token;
import org.shanzhi.access.Tokens;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.command.AdminCommand;
import org.shanzhi.kernel.command.CommandCall;
import org.shanzhi.kernel.command.CommandFailed;
import org.shanzhi.kernel.command.CommandOutput;
import org.shanzhi.kernel.text.Messages;
import org.shanzhi.policy.Caller;
import org.springframework.stereotype.Component;

/** API tokens from the shell. */
@Component
class TokenCommand implements AdminCommand {
    private static final String USAGE = "command.token.usage";
    private static final String DAYS = "365";

    private final Districts districts;
    private final Tokens tokens;
    private final Messages messages;

    TokenCommand(Districts districts, Tokens tokens, Messages messages) {
        this.districts = districts;
        this.tokens = tokens;
        this.messages = messages;
    }

    @Override
    public String name() {
        return "token";
    }

    @Override
    public void run(CommandCall call, CommandOutput out) {
        Words words = Words.of(call, USAGE);
        Caller caller = districts.administrator(words);
        switch (words.word(0)) {
            case "issue" -> issue(call, words, caller, out);
            case "revoke" -> revoke(call, words, caller, out);
            case "list" -> tokens.all(caller).forEach(token -> out.line(line(token)));
            default -> throw words.misused();
        }
    }

    private void issue(CommandCall call, Words words, Caller caller, CommandOutput out) {
        try {
            int days = Integer.parseInt(words.option("days").orElse(DAYS));
            IssuedToken issued = tokens.issue(caller, words.word(1), words.word(2), days);
            out.line(messages.text(
                    call.language(),
                    "command.token.issued",
                    issued.token().lastDay(),
                    issued.token().id().toString()));
            out.line(issued.secret());
        } catch (NumberFormatException e) {
            throw words.misused();
        }
    }

    private void revoke(CommandCall call, Words words, Caller caller, CommandOutput out) {
        String id = words.word(1);
        try {
            tokens.revoke(caller, UUID.fromString(id));
            out.line(messages.text(call.language(), "command.token.revoked", id));
        } catch (NotFound | IllegalArgumentException e) {
            throw new CommandFailed("command.no_token", id);
        }
    }

    private static String line(Token token) {
        String state = token.revokedAt() == null ? "" : " x";
        return token.id() + "  " + token.username() + "  " + token.lastDay() + state + "  " + token.name();
    }
}
