package org.shanzhi.policy;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The typed mediation rooms (类型化调解室), from places.yaml; tiers and function centres are lists of the vocabulary. */
public record Places(Map<String, Room> rooms) {
    /** {@code classes}: the dispute classes mediated there. Each class has exactly one room. */
    public record Room(String code, String zh, String en, Set<String> classes) implements Labelled {}

    public Optional<Room> roomFor(String disputeClass) {
        return rooms.values().stream()
                .filter(room -> room.classes().contains(disputeClass))
                .findFirst();
    }
}
