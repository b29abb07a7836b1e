package org.shanzhi.demo.town;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.matter.Command;
import org.shanzhi.matter.Complexity;
import org.shanzhi.matter.FreeText;
import org.shanzhi.matter.Kind;
import org.shanzhi.matter.Life;
import org.shanzhi.matter.Outcome;
import org.shanzhi.matter.State;
import org.shanzhi.matter.UnitRef;
import org.shanzhi.policy.Caller;

/** Brings a matter of today straight into a state, so that every desk has something on it whatever chance has made. */
final class Showcase {
    private static final List<State> WAY = List.of(
            State.REGISTERED,
            State.ACCEPTED,
            State.TRIAGED,
            State.ROUTED,
            State.SIGNED,
            State.IN_PROGRESS,
            State.CONCLUDED,
            State.CALLED_BACK,
            State.ARCHIVED);
    static final int COUNT = State.values().length;
    static final Duration AGO = Duration.ofHours(3);
    private static final Words WORDS = new Words("words.properties");

    private final Cast cast;
    private final Papers papers;
    private final SplittableRandom random;
    private final Opening opening;
    private final Life life;
    private final Caller handler;

    Showcase(Cast cast, Papers papers, SplittableRandom random, Opening opening, Life life) {
        this.cast = cast;
        this.papers = papers;
        this.random = random;
        this.opening = opening;
        this.life = life;
        this.handler = cast.handler(opening.where().street(), random);
    }

    /** The numbers that the showcase gets: the first after all others of its year. */
    static Plan.Day first(Making making, Plan plan) {
        LocalDate day = ChinaTime.day(making.now().minus(AGO));
        return new Plan.Day(day, COUNT, plan.lastNumbers().getOrDefault(day.getYear(), 0) + 1);
    }

    void into(State state) {
        switch (state) {
            case REJECTED_INTAKE ->
                does("CLERK", new Command.Reject("NO_MATTER", text("reject"), List.of("LITIGATION")));
            case RETURNED -> {
                along(State.ROUTED);
                does(handler, new Command.Return("NOT_OUR_DUTY", text("return")));
            }
            case SUSPENDED -> {
                along(State.IN_PROGRESS);
                does(handler, new Command.Suspend("PARTY_ABSENT", papers.some(random), null));
            }
            case HANDED_TO_STATUTORY_CHANNEL ->
                does("CLERK", new Command.HandOver("LITIGATION", text("organ"), life.last(), "FACE"));
            case REOPENED -> {
                along(State.CALLED_BACK);
                does("CALLBACK", new Command.Reopen(text("reopen")));
            }
            default -> along(state);
        }
    }

    private void along(State to) {
        for (State next : WAY.subList(1, WAY.indexOf(to) + 1)) step(next);
    }

    private void step(State next) {
        switch (next) {
            case ACCEPTED -> does("CLERK", new Command.Accept());
            case TRIAGED -> does("TRIAGE", new Command.Triage(opening.type(), Complexity.GENERAL, false, "ADMIN_DUTY"));
            case ROUTED ->
                does(
                        "TRIAGE",
                        new Command.Route(new UnitRef(opening.where().street()), List.of(), text("basis"), null));
            case SIGNED -> does(handler, new Command.Sign(null));
            case IN_PROGRESS -> does(handler, new Command.Start());
            case CONCLUDED -> {
                boolean dispute = opening.registration().kind() == Kind.DISPUTE;
                Outcome outcome = dispute ? Outcome.AGREEMENT_ORAL : Outcome.DONE;
                does(handler, new Command.Conclude(outcome, text("summary"), null));
            }
            case CALLED_BACK -> does("CALLBACK", new Command.CallBack("REACHED", true, "YES", "SATISFIED"));
            case ARCHIVED -> does("CLERK", new Command.Archive(null));
            default -> throw new IllegalArgumentException(next + " is not on the way");
        }
    }

    private void does(String role, Command command) {
        does(cast.of(role, random), command);
    }

    private void does(Caller by, Command command) {
        life.happened(life.last().plus(Duration.ofMinutes(7)), by, command);
    }

    private FreeText text(String kind) {
        return new FreeText(WORDS.one(kind, random));
    }
}
