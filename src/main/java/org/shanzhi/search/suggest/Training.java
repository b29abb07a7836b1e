package org.shanzhi.search.suggest;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.List;
import java.util.Random;

/** Learns from examples which runs of characters speak for which label: one linear support vector machine for each. */
final class Training {
    private static final double COST = 1;
    private static final double PRECISION = 0.1;
    private static final long SEED = 620102;

    private Training() {}

    /** The same examples in the same order give the same model. Seconds for thousands of texts. */
    static LinearModel on(List<Example> examples) {
        List<String> labels =
                examples.stream().map(Example::label).distinct().sorted().toList();
        List<long[]> texts = examples.stream().map(Example::runs).toList();
        Lexicon lexicon = Lexicon.of(texts);
        var problem = new Problem();
        problem.l = texts.size();
        problem.n = lexicon.size();
        problem.x = texts.stream().map(lexicon::vector).map(Training::features).toArray(Feature[][]::new);
        problem.y = examples.stream()
                .mapToDouble(example -> labels.indexOf(example.label()))
                .toArray();
        Linear.disableDebugOutput();
        var parameter = new Parameter(SolverType.L2R_L2LOSS_SVC_DUAL, COST, PRECISION);
        parameter.setRandom(new Random(SEED));
        return new LinearModel(labels, lexicon, weights(Linear.train(problem, parameter), labels.size()));
    }

    private static Feature[] features(Lexicon.Vector vector) {
        var features = new Feature[vector.place().length];
        for (int i = 0; i < features.length; i++)
            features[i] = new FeatureNode(vector.place()[i] + 1, vector.weight()[i]);
        return features;
    }

    /** Of two labels the library keeps one side only: the other is its opposite. */
    private static float[][] weights(Model model, int labels) {
        double[] all = model.getFeatureWeights();
        int columns = labels == 2 ? 1 : labels;
        float[][] weights = new float[labels][model.getNrFeature()];
        for (int k = 0; k < columns; k++) {
            int label = model.getLabels()[k];
            for (int i = 0; i < weights[label].length; i++) weights[label][i] = (float) all[i * columns + k];
        }
        if (labels == 2) {
            float[] known = weights[model.getLabels()[0]];
            float[] opposite = weights[model.getLabels()[1]];
            for (int i = 0; i < known.length; i++) opposite[i] = -known[i];
        }
        return weights;
    }
}
