package org.shanzhi.policy.load;

import java.util.Set;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** What YAML 1.1 makes of words that are not quoted. */
final class Scalars {
    /** The specification has these too, though this parser does not: the next one may. */
    private static final Set<String> SHORT_BOOLEANS = Set.of("y", "Y", "n", "N");

    private Scalars() {}

    static boolean isBoolean(ScalarNode node) {
        return node.getTag().equals(Tag.BOOL);
    }

    static boolean readsAsBoolean(ScalarNode node) {
        return isBoolean(node) || (node.isPlain() && SHORT_BOOLEANS.contains(node.getValue()));
    }

    static boolean isNull(ScalarNode node) {
        return node.getTag().equals(Tag.NULL);
    }

    static boolean isText(ScalarNode node) {
        return node.getTag().equals(Tag.STR);
    }
}
