package org.shanzhi.matter.page;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.page.Choice;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.Unit;
import org.shanzhi.policy.Caller;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Finds units by name or code while somebody types; what was chosen already stays in the list. */
@Controller
class UnitPicker {
    private static final int MOST = 8;

    private final Organisation organisation;
    private final Clock clock;

    UnitPicker(Organisation organisation, Clock clock) {
        this.organisation = organisation;
        this.clock = clock;
    }

    @GetMapping("/matters/pick/units")
    ModelAndView units(
            Caller by,
            @RequestParam String field,
            @RequestParam(defaultValue = "false") boolean many,
            @RequestParam(defaultValue = "") String find,
            @RequestParam MultiValueMap<String, String> query) {
        List<String> chosen = query.getOrDefault(field, List.of());
        String text = find.strip().toLowerCase(Locale.ROOT);
        var kept = chosen.stream()
                .flatMap(code -> organisation.byCode(by.district(), code).stream())
                .map(unit -> choice(by, unit))
                .toList();
        var open = organisation.units(by.district(), ChinaTime.day(clock.instant()));
        var found = open.stream()
                .filter(unit -> !chosen.contains(unit.code()))
                .filter(unit -> text.isEmpty() ? near(by, unit) : matches(unit, text))
                .toList();
        var choices = Stream.concat(kept.stream(), found.stream().limit(MOST).map(unit -> choice(by, unit)))
                .toList();
        return new ModelAndView(
                "matter/unitChoices",
                Map.of(
                        "field", field,
                        "many", many,
                        "choices", choices,
                        "chosen", kept.stream().map(Choice::value).toList(),
                        "more", Math.max(0, found.size() - MOST)));
    }

    /** Before anything is typed: the units above, beside and below one's own. */
    private static boolean near(Caller by, Unit unit) {
        return unit.parentId() == null || unit.parentId() == by.unitId() || unit.id() == by.unitId();
    }

    private static boolean matches(Unit unit, String text) {
        return unit.name().toLowerCase(Locale.ROOT).contains(text)
                || unit.code().toLowerCase(Locale.ROOT).startsWith(text);
    }

    private Choice choice(Caller by, Unit unit) {
        String above = unit.parentId() == null
                ? null
                : organisation.unit(by.district(), unit.parentId()).name();
        return new Choice(unit.code(), unit.name(), above);
    }
}
