package org.shanzhi.console.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shanzhi.kernel.command.CommandCall;
import org.shanzhi.kernel.command.CommandFailed;

/** What was typed after a command's name: words in order, and {@code --name value} anywhere between them. */
record Words(String usage, List<String> words, Map<String, String> options) {
    /** @param usage key of the message that says how the command is used, for whoever typed it otherwise */
    static Words of(CommandCall call, String usage) {
        var words = new ArrayList<String>();
        var options = new HashMap<String, String>();
        var typed = call.args().iterator();
        while (typed.hasNext()) {
            String word = typed.next();
            if (!word.startsWith("--")) {
                words.add(word);
            } else if (typed.hasNext()) {
                options.put(word.substring(2), typed.next());
            } else {
                throw new CommandFailed(usage);
            }
        }
        return new Words(usage, words, options);
    }

    String word(int index) {
        if (index >= words.size()) throw new CommandFailed(usage);
        return words.get(index);
    }

    Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }

    String needed(String name) {
        return option(name).orElseThrow(() -> new CommandFailed(usage));
    }

    CommandFailed misused() {
        return new CommandFailed(usage);
    }
}
