package org.shanzhi.search.suggest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import org.shanzhi.search.suggest.LinearModel.Guess;

/**
 * How good suggestions would be: every text is asked of a model that learnt from other texts only, never from one of its own
 * group.
 *
 * @param confusion by the label it has, then by the label it was given
 * @param leads of all answers, the surest first
 * @param training of one fold on average
 * @param guess99 all but one in a hundred took no longer to answer
 */
record Evaluation(List<String> labels, int[][] confusion, List<Answer> leads, Duration training, Duration guess99) {
    private static final long SEED = 620102;

    /** @param lead see {@link Guess} */
    record Answer(double lead, boolean right) {}

    /**
     * @param asked each once
     * @param alsoLearnt more examples, which are never asked
     * @param each told the number of every fold that is done
     */
    static Evaluation of(List<Example> asked, List<Example> alsoLearnt, int folds, IntConsumer each) {
        var all = new ArrayList<>(asked);
        all.addAll(alsoLearnt);
        List<String> labels =
                all.stream().map(Example::label).distinct().sorted().toList();
        Map<String, Integer> foldOf = folds(all, folds);
        int[][] confusion = new int[labels.size()][labels.size()];
        var leads = new ArrayList<Answer>();
        var guesses = new ArrayList<Duration>();
        var training = Duration.ZERO;
        for (int fold = 0; fold < folds; fold++) {
            int left = fold;
            long begun = System.nanoTime();
            LinearModel model = Training.on(
                    all.stream().filter(e -> foldOf.get(e.group()) != left).toList());
            training = training.plusNanos(System.nanoTime() - begun);
            for (Example example : asked) {
                if (foldOf.get(example.group()) != left) continue;
                long asks = System.nanoTime();
                Guess guess = model.guess(example.runs());
                guesses.add(Duration.ofNanos(System.nanoTime() - asks));
                confusion[labels.indexOf(example.label())][labels.indexOf(guess.label())]++;
                leads.add(new Answer(guess.lead(), guess.label().equals(example.label())));
            }
            each.accept(fold + 1);
        }
        leads.sort(Comparator.comparingDouble(Answer::lead).reversed());
        Collections.sort(guesses);
        Duration guess99 = guesses.get((int) (0.99 * guesses.size()));
        return new Evaluation(labels, confusion, List.copyOf(leads), training.dividedBy(folds), guess99);
    }

    private static Map<String, Integer> folds(List<Example> all, int folds) {
        var groups =
                new ArrayList<>(new TreeSet<>(all.stream().map(Example::group).toList()));
        Collections.shuffle(groups, new Random(SEED));
        var foldOf = new HashMap<String, Integer>();
        for (int i = 0; i < groups.size(); i++) foldOf.put(groups.get(i), i % folds);
        return foldOf;
    }

    double accuracy() {
        return accuracyOfSurest(1);
    }

    /** Of this share of the texts, those whose answers are the surest. */
    double accuracyOfSurest(double share) {
        List<Answer> surest = leads.subList(0, (int) Math.ceil(share * leads.size()));
        return surest.stream().filter(Answer::right).count() / (double) surest.size();
    }

    /** The mean over labels of what is right among those given it and among those that have it. */
    double macroF1() {
        double sum = 0;
        for (int k = 0; k < labels.size(); k++) sum += f1(k);
        return sum / labels.size();
    }

    /** Of those given this label, how many have it. */
    double precision(int label) {
        int given = 0;
        for (int[] row : confusion) given += row[label];
        return given == 0 ? 0 : confusion[label][label] / (double) given;
    }

    /** Of those that have this label, how many were given it. */
    double recall(int label) {
        return asked(label) == 0 ? 0 : confusion[label][label] / (double) asked(label);
    }

    /** How many have this label. */
    int asked(int label) {
        return Arrays.stream(confusion[label]).sum();
    }

    private double f1(int label) {
        double sum = precision(label) + recall(label);
        return sum == 0 ? 0 : 2 * precision(label) * recall(label) / sum;
    }
}
