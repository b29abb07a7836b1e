package org.shanzhi.demo.town;

import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.matter.Channel;
import org.shanzhi.matter.Command;
import org.shanzhi.matter.Complexity;
import org.shanzhi.matter.Flag;
import org.shanzhi.matter.FreeText;
import org.shanzhi.matter.Kind;
import org.shanzhi.matter.Outcome;
import org.shanzhi.matter.PartyRef;
import org.shanzhi.matter.PolicyRef;
import org.shanzhi.matter.Risk;
import org.shanzhi.matter.StaffRef;
import org.shanzhi.matter.UnitRef;
import org.shanzhi.matter.Willing;
import org.shanzhi.org.Tier;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Permission;
import org.shanzhi.policy.Policies;

/** What becomes of an invented matter: one of the ways that matters really go, step by step. */
final class Plot {
    private static final Words WORDS = new Words("words.properties");
    private static final java.util.Properties COMPETENT = DemoFile.properties("competent.properties");
    private static final String VIOLENCE = "0107";
    private static final Command NOT_SAMPLED = new Command.Archive("NOT_SAMPLED");

    private final Tale tale;
    private final Cast cast;
    private final Policies policies;
    private final Papers papers;
    private final SplittableRandom random;
    private final Kind kind;
    private final boolean violence;
    private Complexity complexity;
    private int unit;
    private Caller handler;
    private boolean inHand;
    private List<UnitRef> assisting = List.of();

    Plot(Tale tale, Cast cast, Policies policies, Papers papers, SplittableRandom random) {
        this.tale = tale;
        this.cast = cast;
        this.policies = policies;
        this.papers = papers;
        this.random = random;
        this.kind = tale.opening.registration().kind();
        this.violence = tale.opening.type().equals(VIOLENCE);
    }

    void unfold() {
        int way = random.nextInt(100);
        if (tale.opening.onTheSpot()) answeredOnTheSpot();
        else if (way < 56) wholeLife();
        else if (way < 61) refused();
        else if (way < 65) handedOver();
        else if (way < 69) withdrawn();
        else if (way < 74) waitsForMaterial();
        else if (way < 80) comesBack();
        else if (way < 85) rests();
        else if (way < 89) extended();
        else if (way < 94) goesUp();
        else dissatisfied();
        if (tale.lies()) supervised();
    }

    private void answeredOnTheSpot() {
        Caller by = tale.opening.by().may(policies.action("answer").permission())
                ? tale.opening.by()
                : cast.of("CLERK", random);
        String resident = random.nextInt(3) == 0 ? "SATISFIED" : "NOT_ASKED";
        boolean answered = then(0.2, by, new Command.Answer(text("answer"), Outcome.ANSWERED, resident));
        if (!answered) return;
        if (tale.tonight(cast.night(), NOT_SAMPLED).isPresent()) closed();
    }

    private void wholeLife() {
        if (!begun() || !worked()) return;
        if (random.nextInt(4) == 0) then(20, handler, new Command.Note(text("note"), "UNIT"));
        if (!concluded()) return;
        if (random.nextInt(12) == 0 && !objected("OUTCOME")) return;
        if (random.nextInt(8) == 0) neverReached();
        else closed(random.nextInt(9) == 0 ? "NO" : "YES");
    }

    private void refused() {
        Caller clerk = cast.of("CLERK", random);
        var rejection = new Command.Reject("ALREADY_IN_PROCEDURE", text("reject"), List.of("LITIGATION", "LEGAL_AID"));
        if (!then(20, clerk, rejection)) return;
        switch (random.nextInt(3)) {
            case 0 -> then(60, cast.of("CLERK", random), new Command.Archive(null));
            case 1 -> {
                if (objected("REJECTION")) then(60, cast.of("CLERK", random), new Command.Archive(null));
            }
            default -> {
                Caller decides = cast.of("SUPERVISOR", random);
                if (then(40, cast.of("CLERK", random), new Command.ObjectTo("REJECTION", text("objection")))
                        && then(30, decides, new Command.ObjectDecide(true, text("objectionAnswer")))
                        && then(5, cast.of("TRIAGE", random), new Command.Accept())
                        && marked()
                        && triaged()
                        && routed()
                        && worked()
                        && concluded()) closed();
            }
        }
    }

    private void handedOver() {
        if (violence && !marked()) return;
        Caller clerk = cast.of("CLERK", random);
        if (!tale.then(2, clerk, at -> new Command.HandOver("LITIGATION", text("organ"), at, "FACE"))) return;
        if (staysSo(2)) return;
        Caller triage = cast.of("TRIAGE", random);
        if (then(90, triage, new Command.Conclude(Outcome.CHANNEL_ENTERED, text("summary"), null))) closed();
    }

    private void withdrawn() {
        if (tale.opening.registration().anonymous()) wholeLife();
        else if (then(3, cast.of("CLERK", random), new Command.Accept())
                && then(30, cast.of("CLERK", random), new Command.Withdraw(new PartyRef(1), "PHONE"))) {
            then(20, cast.of("CALLBACK", random), new Command.Archive("WITHDRAWN"));
        }
    }

    private void waitsForMaterial() {
        Caller clerk = cast.of("CLERK", random);
        var missing = List.of(text("missing"), text("missing"));
        boolean asked = tale.then(
                4,
                clerk,
                at -> new Command.Supplement(missing, ChinaTime.day(at).plusDays(10)));
        if (!asked || staysSo(2)) return;
        if (tale.then(50, clerk, _ -> new Command.SubmitMaterials(List.of(papers.some(random))))
                && begun()
                && worked()
                && concluded()) closed();
    }

    private void comesBack() {
        if (!begun()) return;
        Caller first = cast.handler(unit, random);
        if (!then(10, first, new Command.Return("NOT_OUR_DUTY", text("return")))) return;
        if (!staysSo(2) && triaged() && routed() && worked() && concluded()) closed();
    }

    private void rests() {
        complexity = Complexity.COMPLEX;
        if (!begun() || !worked()) return;
        if (!tale.then(15, handler, _ -> new Command.Suspend("PARTY_ABSENT", papers.some(random), null))) return;
        if (staysSo(2)) return;
        if (then(120, handler, new Command.Resume()) && concluded()) closed();
    }

    private void extended() {
        complexity = Complexity.GENERAL;
        if (!begun() || !worked()) return;
        var asked = new Command.Extend(new PolicyRef("DL-HANDLE-GENERAL"), 5, text("extend"), List.of());
        if (!then(60, handler, asked) || staysSo(2)) return;
        var decided = new Command.ExtendDecide(random.nextInt(5) > 0, text("extendAnswer"));
        if (then(6, cast.of("SUPERVISOR", random), decided) && concluded()) closed();
    }

    private void goesUp() {
        unit = tale.opening.where().street();
        if (!begun() || !worked()) return;
        int department = competent();
        if (cast.unit(unit).tier() != Tier.SUBDISTRICT) return;
        var up = new Command.Transfer("UP", new UnitRef(department), text("transfer"));
        if (!then(30, handler, up)) return;
        unit = department;
        inHand = false;
        if (worked() && concluded()) closed();
    }

    private void dissatisfied() {
        if (!begun() || !worked() || !concluded() || !calledBack("NO")) return;
        if (!then(2, cast.of("CALLBACK", random), new Command.Reopen(text("reopen")))) return;
        if (staysSo(3)) return;
        inHand = then(5, handler, new Command.Start());
        if (inHand && concluded()) closed();
    }

    /** From the window to the unit that will work on it. */
    private boolean begun() {
        return then(3, cast.of(random.nextBoolean() ? "CLERK" : "TRIAGE", random), new Command.Accept())
                && marked()
                && triaged()
                && routed();
    }

    private boolean marked() {
        Caller triage = cast.of("TRIAGE", random);
        if (violence) {
            return then(0.3, triage, new Command.SetFlag(Flag.DV, text("flag")))
                    && tale.then(0.5, triage, at -> new Command.SafetyNotice(at, "FACE"))
                    && then(0.3, triage, new Command.SetRisk(Risk.HIGH, List.of("DOMESTIC_VIOLENCE"), text("risk")));
        }
        if (kind != Kind.DISPUTE) return true;
        return switch (random.nextInt(10)) {
            case 0 ->
                then(
                                0.5,
                                triage,
                                new Command.SetRisk(
                                        Risk.HIGH, List.of("WEAPON_OR_STATED_THREAT_TO_LIFE"), text("risk")))
                        && then(0.2, triage, new Command.SetFlag(Flag.ESCALATION, text("flag")))
                        && tale.then(
                                0.5,
                                triage,
                                at -> new Command.Report("ESCALATION", text("report"), at, text("risk"), null));
            case 1, 2 ->
                then(0.5, triage, new Command.SetRisk(Risk.MEDIUM, List.of("HOUSEHOLDS_OR_5_PEOPLE"), text("risk")))
                        && then(0.2, triage, new Command.SetFlag(Flag.GROUP, text("flag")));
            case 3, 4, 5 -> then(0.5, triage, new Command.SetRisk(Risk.LOW, List.of("DEFAULT"), text("risk")));
            default -> true;
        };
    }

    private boolean triaged() {
        var type = policies.type(tale.opening.type());
        boolean mediable = kind == Kind.DISPUTE && type.mediable();
        boolean willing =
                tale.opening.registration().parties().stream().noneMatch(party -> party.willing() == Willing.NO);
        String route = mediable && willing && !violence ? "MEDIATION" : "ADMIN_DUTY";
        if (complexity == null) complexity = Complexity.values()[random.nextInt(Complexity.values().length)];
        var triage = new Command.Triage(type.code(), complexity, mediable, route);
        return then(3, cast.of("TRIAGE", random), triage);
    }

    private boolean routed() {
        if (unit == 0) unit = receiver();
        List<UnitRef> assist = unit != tale.opening.where().street() && random.nextInt(4) == 0
                ? List.of(new UnitRef(tale.opening.where().street()))
                : List.of();
        assisting = assist;
        Caller triage = cast.of("TRIAGE", random);
        var route =
                new Command.Route(new UnitRef(unit), assist, text(assist.isEmpty() ? "basis" : "assistBasis"), null);
        if (!then(2, triage, route)) return false;
        if (random.nextInt(40) > 0) return true;
        if (!then(2, triage, new Command.Recall(text("recall")))) return false;
        assisting = List.of();
        unit = competent();
        return then(2, triage, new Command.Route(new UnitRef(unit), List.of(), text("basis"), null));
    }

    private int receiver() {
        if (violence) return cast.unit("FC2").id();
        if (tale.opening.registration().channel() == Channel.GRID && random.nextInt(4) == 0)
            return tale.opening.where().grid();
        int one = random.nextInt(20);
        if (one < 10) return tale.opening.where().street();
        return one < 13 ? tale.opening.where().community() : competent();
    }

    private int competent() {
        String type = tale.opening.type();
        String office = COMPETENT.getProperty(type.substring(0, Character.isLetter(type.charAt(0)) ? 3 : 2), "FC2");
        return cast.unit(office).id();
    }

    private boolean worked() {
        handler = cast.handler(unit, random);
        Caller signs = handler;
        if (unit == cast.unit("FC2").id() && random.nextInt(3) > 0) {
            handler = cast.of("MEDIATOR", unit, random);
        }
        inHand = then(10, signs, new Command.Sign(new StaffRef(handler.staffId())));
        return inHand
                && then(8, handler, new Command.Start())
                && tale.then(
                        10,
                        handler,
                        at -> new Command.Contact(at, "PHONE", random.nextInt(6) == 0 ? "NOT_REACHED" : "REACHED"));
    }

    private boolean concluded() {
        Outcome outcome = kind == Kind.DISPUTE
                ? List.of(
                                Outcome.AGREEMENT_WRITTEN,
                                Outcome.AGREEMENT_WRITTEN,
                                Outcome.AGREEMENT_ORAL,
                                Outcome.AGREEMENT_ORAL,
                                Outcome.SETTLED_PRIVATELY,
                                Outcome.NOT_SETTLED)
                        .get(random.nextInt(6))
                : random.nextInt(7) == 0 ? Outcome.UNFOUNDED : Outcome.DONE;
        double hours = switch (complexity) {
            case SIMPLE -> 20;
            case GENERAL -> 110;
            case COMPLEX -> 260;
        };
        if (!assisting.isEmpty() && !divided()) return false;
        inHand = !then(hours, handler, new Command.Conclude(outcome, text("summary"), null));
        return !inHand;
    }

    /** With another unit beside it, the work is divided among both, and the matter ends when all is done. */
    private boolean divided() {
        var assistant = assisting.getFirst();
        assisting = List.of();
        var assists = cast.handler(assistant.id(), random);
        var leads = cast.handler(unit, random);
        boolean able = leads.may(Permission.TASK_GIVE) && assists.may(Permission.TASK_ANSWER);
        return !able || new Divided(tale, leads, assists, new UnitRef(unit), assistant, this::text, random).unfold();
    }

    private boolean calledBack(String solved) {
        String satisfied = solved.equals("YES") ? "SATISFIED" : "UNSATISFIED";
        var reached = new Command.CallBack("REACHED", true, solved, satisfied);
        Caller by = cast.of("CALLBACK", random);
        if (violence) {
            then(30, by, new Command.Archive("DV_UNSAFE"));
            return false;
        }
        if (random.nextInt(6) == 0 && !then(20, by, new Command.CallBack("NOT_REACHED", null, null, null)))
            return false;
        return then(30, by, reached);
    }

    private void neverReached() {
        Caller by = cast.of("CALLBACK", random);
        for (int tries = 0; tries < 3; tries++) {
            if (!tale.anotherDay(by, _ -> new Command.CallBack("NOT_REACHED", null, null, null))) return;
        }
        then(20, by, new Command.Archive("NOT_REACHED_3_TIMES"));
    }

    private boolean objected(String against) {
        return then(40, cast.of("CLERK", random), new Command.ObjectTo(against, text("objection")))
                && !staysSo(2)
                && then(30, cast.of("SUPERVISOR", random), new Command.ObjectDecide(false, text("objectionAnswer")));
    }

    private void closed() {
        closed("YES");
    }

    private void closed(String solved) {
        if (calledBack(solved)) then(20, cast.of("CLERK", random), new Command.Archive(null));
    }

    private void supervised() {
        if (!inHand || random.nextInt(3) == 0) return;
        new Supervised(tale, cast.of("SUPERVISOR", random), cast.handler(unit, random), this::text, random).unfold();
    }

    /** Of what came lately some stays where it is; what came long ago has gone on. */
    private boolean staysSo(int oneIn) {
        return tale.isRecent() && random.nextInt(oneIn) == 0;
    }

    private boolean then(double hours, Caller by, Command what) {
        Function<Instant, Command> always = _ -> what;
        return tale.then(hours, by, always);
    }

    private FreeText text(String kind) {
        return new FreeText(WORDS.one(kind, random));
    }
}
