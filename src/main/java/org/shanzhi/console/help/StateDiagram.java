package org.shanzhi.console.help;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.shanzhi.policy.CaseState;
import org.shanzhi.policy.LifeCycle;
import org.shanzhi.policy.Transition;

/**
 * The life of a matter as a drawing narrow enough for a phone: the states one below the other, under each the actions that
 * leave it, and for each state one vertical lane on the right in which all its arrivals run together.
 */
public record StateDiagram(List<Node> nodes, List<Lane> lanes, int width, int height) {
    public static final int BOX_WIDTH = 204;
    public static final int BOX_HEIGHT = 26;
    private static final int LINE = 19;
    private static final int GAP = 16;
    private static final int FIRST_LANE = BOX_WIDTH + 26;
    private static final int BETWEEN_LANES = 12;
    private static final int TONES = 4;

    /** A state at its height; {@code middle} is where arrivals come in. */
    public record Node(CaseState state, int top, List<Edge> edges) {
        public int middle() {
            return top + BOX_HEIGHT / 2;
        }
    }

    /** An action that leaves a state, at its height. */
    public record Edge(String action, String to, int y) {}

    /** Where arrivals at a state run: from {@code top} to {@code bottom} at {@code x}, and in at {@code end}. */
    public record Lane(String to, int x, int end, int tone, List<Integer> from) {
        int top() {
            return Math.min(end, from.getFirst());
        }

        int bottom() {
            return Math.max(end, from.getLast());
        }
    }

    static StateDiagram of(LifeCycle life) {
        List<Node> nodes = new ArrayList<>();
        int y = 1;
        for (CaseState state : life.states().values()) {
            int top = y;
            y += BOX_HEIGHT;
            List<Edge> edges = new ArrayList<>();
            for (Transition move : life.transitions()) {
                if (!move.from().equals(state.code())) continue;
                edges.add(new Edge(move.action(), move.to(), y + LINE / 2 + 1));
                y += LINE;
            }
            nodes.add(new Node(state, top, edges));
            y += GAP;
        }
        List<Lane> lanes = lanes(nodes);
        int right = lanes.stream().mapToInt(Lane::x).max().orElse(FIRST_LANE);
        return new StateDiagram(nodes, lanes, right + BETWEEN_LANES, y - GAP + 1);
    }

    /** Short lanes lie inside; a lane takes the innermost place where it meets no other. */
    private static List<Lane> lanes(List<Node> nodes) {
        Map<String, Node> byCode = new LinkedHashMap<>();
        nodes.forEach(node -> byCode.put(node.state().code(), node));
        List<Lane> wanted = new ArrayList<>();
        byCode.forEach((to, node) -> {
            List<Integer> from = nodes.stream()
                    .flatMap(one -> one.edges().stream())
                    .filter(edge -> edge.to().equals(to))
                    .map(Edge::y)
                    .toList();
            if (!from.isEmpty()) wanted.add(new Lane(to, 0, node.middle(), wanted.size() % TONES, from));
        });
        wanted.sort(Comparator.comparingInt(lane -> lane.bottom() - lane.top()));
        List<Lane> placed = new ArrayList<>();
        for (Lane lane : wanted) {
            int x = FIRST_LANE;
            while (taken(placed, lane, x)) x += BETWEEN_LANES;
            placed.add(new Lane(lane.to(), x, lane.end(), lane.tone(), lane.from()));
        }
        return placed;
    }

    private static boolean taken(List<Lane> placed, Lane lane, int x) {
        return placed.stream()
                .anyMatch(other -> other.x() == x && other.top() <= lane.bottom() && lane.top() <= other.bottom());
    }

    /** The lane in which the arrivals at a state run. */
    public Lane lane(String to) {
        return lanes.stream().filter(lane -> lane.to().equals(to)).findFirst().orElseThrow();
    }
}
