package org.shanzhi.routing.whistle.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.shanzhi.kernel.page.Choice;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.matter.Event;
import org.shanzhi.matter.MatterDesk;
import org.shanzhi.matter.MatterDesk.Happened;
import org.shanzhi.matter.MatterDesk.Line;
import org.shanzhi.matter.MatterDesk.Opened;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.MatterReading;
import org.shanzhi.matter.Recorded;
import org.shanzhi.org.Organisation;
import org.shanzhi.policy.Caller;
import org.shanzhi.routing.CallAction;
import org.shanzhi.routing.CallLevel;
import org.shanzhi.routing.WhistleReading;
import org.shanzhi.routing.WhistleSheet;
import org.shanzhi.routing.WhistleSheet.CallSheet;
import org.shanzhi.routing.whistle.WhistleEvents;
import org.shanzhi.routing.whistle.web.WhistleView.Barred;
import org.shanzhi.routing.whistle.web.WhistleView.CallView;
import org.shanzhi.routing.whistle.web.WhistleView.Doable;
import org.shanzhi.routing.whistle.web.WhistleView.Mark;
import org.springframework.stereotype.Component;

/** Reads a whistle for its page. */
@Component
class WhistleViews {
    private static final Map<CallAction, String> ICONS = Map.ofEntries(
            Map.entry(CallAction.SIGN, "writing-sign"),
            Map.entry(CallAction.CONTACT, "phone"),
            Map.entry(CallAction.ARRIVE, "map-pin"),
            Map.entry(CallAction.REPORT, "user-check"),
            Map.entry(CallAction.FILE_PLAN, "clipboard-text"),
            Map.entry(CallAction.CLOSE, "circle-check"),
            Map.entry(CallAction.CALL_OFF, "x"),
            Map.entry(CallAction.REFUSE, "ban"),
            Map.entry(CallAction.INSIST, "gavel"),
            Map.entry(CallAction.PASS_UP, "calendar-up"),
            Map.entry(CallAction.RELEASE, "check"),
            Map.entry(CallAction.DOWNGRADE, "chevron-down"),
            Map.entry(CallAction.ASSIGN, "arrows-transfer-down"));

    private final WhistleReading whistles;
    private final MatterReading matters;
    private final MatterDesk desk;
    private final Organisation organisation;
    private final CallWords words;

    WhistleViews(
            WhistleReading whistles,
            MatterReading matters,
            MatterDesk desk,
            Organisation organisation,
            CallWords words) {
        this.whistles = whistles;
        this.matters = matters;
        this.desk = desk;
        this.organisation = organisation;
        this.words = words;
    }

    WhistleView of(Caller by, MatterNumber number, int no, Trouble trouble, Page page) {
        WhistleSheet sheet = whistles.one(by, number, no);
        boolean reads = matters.exists(by, number);
        Opened opened = reads ? desk.open(by, number, page) : null;
        return new WhistleView(
                sheet,
                words.kind(sheet.kind().name(), page),
                words.unit(by.district(), sheet.unit()),
                reads,
                reads ? opened.words().unit() : null,
                reads ? text(opened, sheet) : "",
                sheet.calls().stream().map(call -> view(by, sheet, call, page)).toList(),
                reads ? happened(opened, sheet) : List.of(),
                attending(by, sheet),
                trouble);
    }

    /** As it was said when the first of them was called. */
    private static String text(Opened opened, WhistleSheet sheet) {
        int first = sheet.calls().getFirst().no();
        int version = opened.log().stream()
                .filter(r -> r.event() instanceof Event.Told told
                        && told.code().equals(WhistleEvents.BLOWN)
                        && told.object() == first)
                .mapToInt(Recorded::version)
                .findFirst()
                .orElse(0);
        return opened.happened().stream()
                .filter(h -> h.version() == version)
                .flatMap(h -> h.lines().stream())
                .filter(line -> line.label().isEmpty())
                .map(Line::text)
                .collect(Collectors.joining("\n"));
    }

    /** What became of the calls, and what those who were called contributed to the matter since. */
    private static List<Happened> happened(Opened opened, WhistleSheet sheet) {
        Set<Integer> calls = sheet.calls().stream().map(CallSheet::no).collect(Collectors.toSet());
        Set<Integer> units = sheet.calls().stream().map(CallSheet::unit).collect(Collectors.toSet());
        Set<Integer> versions = opened.log().stream()
                .filter(r -> !r.at().isBefore(sheet.at()) && concerns(r, calls, units))
                .map(Recorded::version)
                .collect(Collectors.toSet());
        return opened.happened().stream()
                .filter(h -> versions.contains(h.version()))
                .toList();
    }

    private static boolean concerns(Recorded r, Set<Integer> calls, Set<Integer> units) {
        return r.event() instanceof Event.Told told ? calls.contains(told.object()) : units.contains(r.unit());
    }

    private CallView view(Caller by, WhistleSheet sheet, CallSheet call, Page page) {
        var marks = new ArrayList<Mark>();
        call.marks().forEach((dimension, given) -> marks.add(mark(dimension, given, page)));
        return new CallView(
                call.no(),
                words.unit(by.district(), call.unit()),
                call.kind() == sheet.kind() ? null : words.kind(call.kind().name(), page),
                CallWords.state(call.state(), call.level(), page),
                CallWords.tone(call.state()),
                call.state().open(),
                call.level() == CallLevel.CONFERENCE,
                call.at(),
                words.clocks(sheet.number(), call.clocks(), page),
                call.rulings().stream()
                        .map(ruling -> words.ruling(by.district(), ruling, page))
                        .toList(),
                marks,
                call.doable().stream().map(action -> doable(action, page)).toList(),
                call.barred().entrySet().stream()
                        .filter(entry -> concerned(entry.getKey(), call))
                        .map(entry -> new Barred(label(entry.getKey(), page), entry.getValue()))
                        .toList(),
                call.rates().stream().map(dimension -> mark(dimension, 0, page)).toList());
    }

    /** Who can do nothing of a side is not told what the others cannot do. */
    private static boolean concerned(CallAction barred, CallSheet call) {
        return call.doable().stream().anyMatch(action -> action.side() == barred.side());
    }

    private static Mark mark(String dimension, int given, Page page) {
        return new Mark(dimension, page.t("whistle.rate." + dimension), given);
    }

    private static Doable doable(CallAction action, Page page) {
        return new Doable(action.code(), label(action, page), ICONS.get(action), action.worded());
    }

    private static String label(CallAction action, Page page) {
        return page.t("whistle.do." + action.code());
    }

    /** The centre, whoever blew and whoever is called. */
    private List<Choice> attending(Caller by, WhistleSheet sheet) {
        return Stream.concat(
                        Stream.of(organisation.centre(by.district()).id(), sheet.unit()),
                        sheet.calls().stream().map(CallSheet::unit))
                .distinct()
                .map(id -> organisation.unit(by.district(), id))
                .map(unit -> Choice.of(unit.code(), unit.name()))
                .toList();
    }
}
