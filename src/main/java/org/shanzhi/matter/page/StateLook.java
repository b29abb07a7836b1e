package org.shanzhi.matter.page;

import org.shanzhi.matter.State;

/** How a state looks: the form of its dot, and its place among the nine steps. */
final class StateLook {
    private StateLook() {}

    static String of(State state) {
        return switch (state) {
            case REGISTERED, ROUTED, REOPENED -> "wait";
            case ACCEPTED, TRIAGED, SIGNED, IN_PROGRESS -> "do";
            case SUSPENDED, HANDED_TO_STATUTORY_CHANNEL -> "pause";
            case RETURNED -> "back";
            case REJECTED_INTAKE -> "bad";
            case CONCLUDED, CALLED_BACK -> "ok";
            case ARCHIVED -> null;
        };
    }

    static int step(State state) {
        return switch (state) {
            case REGISTERED -> 1;
            case ACCEPTED, REJECTED_INTAKE -> 2;
            case TRIAGED -> 3;
            case ROUTED, RETURNED -> 4;
            case SIGNED -> 5;
            case IN_PROGRESS, SUSPENDED, HANDED_TO_STATUTORY_CHANNEL, REOPENED -> 6;
            case CONCLUDED -> 7;
            case CALLED_BACK -> 8;
            case ARCHIVED -> 9;
        };
    }
}
