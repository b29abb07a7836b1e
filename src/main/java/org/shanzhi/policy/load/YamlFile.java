package org.shanzhi.policy.load;

import java.io.StringReader;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.shanzhi.policy.PolicyFile;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** One file as a tree whose every node knows its line. A plain load would keep the last of two equal keys silently. */
final class YamlFile {
    private final String name;
    private final Problems problems;

    private YamlFile(String name, Problems problems) {
        this.name = name;
        this.problems = problems;
    }

    /** The mapping at the top; an empty one when the file cannot be read. */
    static MappingNode read(PolicyFile file, Problems problems) {
        return new YamlFile(file.name(), problems).read(file.text());
    }

    /** A mapping that says nothing, for what is missing. */
    static MappingNode nothing(String file) {
        Mark top = new Mark(file, 0, 0, 0, new int[0], 0);
        return new MappingNode(Tag.MAP, true, List.of(), top, top, FlowStyle.BLOCK);
    }

    private MappingNode read(String text) {
        try {
            Node top = new Yaml(new LoaderOptions()).compose(new StringReader(text));
            if (top instanceof MappingNode mapping) {
                look(mapping);
                return mapping;
            }
            problems.add(new Place(name, 1), "the file holds no sections", "begin with a section such as channels:");
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            problems.add(
                    new Place(name, line),
                    "this is not YAML: " + e.getProblem(),
                    "look at this line and the one above");
        } catch (YAMLException e) {
            problems.add(new Place(name, 1), "this is not YAML: " + e.getMessage(), "write plain YAML in UTF-8");
        }
        return nothing(name);
    }

    private void look(Node node) {
        switch (node) {
            case MappingNode mapping -> lookAtKeys(mapping);
            case SequenceNode sequence -> sequence.getValue().forEach(this::look);
            default -> {}
        }
    }

    private void lookAtKeys(MappingNode mapping) {
        Set<String> seen = new HashSet<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                problems.add(place(tuple.getKeyNode()), "a key is no word", "write key: value");
                continue;
            }
            if (Scalars.isBoolean(key)) {
                problems.add(
                        place(key),
                        "YAML reads the key %s as a boolean".formatted(key.getValue()),
                        "quote it: \"%s\"".formatted(key.getValue()));
            }
            if (!seen.add(key.getValue())) {
                problems.add(place(key), "duplicate key " + key.getValue(), "keep one of the two");
            }
            look(tuple.getValueNode());
        }
    }

    private Place place(Node node) {
        return new Place(name, node.getStartMark().getLine() + 1);
    }
}
