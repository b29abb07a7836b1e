package org.shanzhi.demo.land;

import java.util.ArrayList;
import java.util.List;

/** A convex piece of the plan: the numbers of its corners, anticlockwise. Grows corners where neighbours are cut. */
final class Face {
    private final List<Integer> ring;

    Face(List<Integer> ring) {
        this.ring = new ArrayList<>(ring);
    }

    int size() {
        return ring.size();
    }

    /** Counted round and round. */
    int corner(int i) {
        return ring.get(i % ring.size());
    }

    void insert(int corner, int after) {
        ring.add(ring.indexOf(after) + 1, corner);
    }
}
