package org.shanzhi.search.suggest;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.shanzhi.kernel.command.AdminCommand;
import org.shanzhi.kernel.command.CommandCall;
import org.shanzhi.kernel.command.CommandFailed;
import org.shanzhi.kernel.command.CommandOutput;
import org.shanzhi.kernel.text.Messages;
import org.springframework.stereotype.Component;

/**
 * {@code ./run suggest evaluate FILE [MORE…]}: how good suggestions would be that had learnt from these texts. Those of the
 * first file are asked, each of a model that knows nothing of its group; those of the others are only learnt from.
 */
@Component
class SuggestCommand implements AdminCommand {
    private static final String EVALUATE = "evaluate";
    private static final int FOLDS = 5;
    private static final int DIGITS = 4;
    /** What stays silent where the model is least sure. */
    private static final double ANSWERED = 0.8;

    private final Messages messages;

    SuggestCommand(Messages messages) {
        this.messages = messages;
    }

    @Override
    public String name() {
        return "suggest";
    }

    @Override
    public void run(CommandCall call, CommandOutput out) {
        List<String> args = call.args();
        if (args.size() < 2 || !args.getFirst().equals(EVALUATE)) throw new CommandFailed("command.suggest.usage");
        List<Example> asked = ExampleFile.read(call.file(args.get(1)));
        var learnt = new ArrayList<Example>();
        for (String more : args.subList(2, args.size())) learnt.addAll(ExampleFile.read(call.file(more)));
        if (asked.stream().map(Example::group).distinct().count() < FOLDS
                || asked.stream().map(Example::label).distinct().count() < 2)
            throw new CommandFailed("command.suggest.too_few", FOLDS);
        Locale language = call.language();
        say(out, language, "read", asked.size(), learnt.size());
        var done = Evaluation.of(asked, learnt, FOLDS, fold -> say(out, language, "fold", fold, FOLDS));
        for (int label = 0; label < done.labels().size(); label++)
            say(
                    out,
                    language,
                    "label",
                    done.labels().get(label),
                    done.asked(label),
                    share(done.precision(label)),
                    share(done.recall(label)));
        say(out, language, "whole", share(done.accuracy()), share(done.macroF1()));
        say(out, language, "surest", share(done.accuracyOfSurest(ANSWERED)), percent(ANSWERED));
        say(out, language, "time", seconds(done.training()), micros(done.guess99()));
    }

    private void say(CommandOutput out, Locale language, String key, Object... args) {
        out.line(messages.text(language, "command.suggest." + key, args));
    }

    private static String share(double share) {
        return BigDecimal.valueOf(share)
                .setScale(DIGITS, RoundingMode.HALF_EVEN)
                .toPlainString();
    }

    private static int percent(double share) {
        return (int) Math.round(100 * share);
    }

    private static String seconds(Duration time) {
        return BigDecimal.valueOf(time.toMillis(), 3)
                .setScale(1, RoundingMode.HALF_EVEN)
                .toPlainString();
    }

    private static String micros(Duration time) {
        return BigDecimal.valueOf(time.toNanos() / 1_000, 3).toPlainString();
    }
}
