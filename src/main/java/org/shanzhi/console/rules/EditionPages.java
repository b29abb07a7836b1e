package org.shanzhi.console.rules;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.shanzhi.access.Approvals;
import org.shanzhi.calendar.Period;
import org.shanzhi.calendar.Unit;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.kernel.Refused;
import org.shanzhi.kernel.page.Choice;
import org.shanzhi.kernel.page.Flash;
import org.shanzhi.kernel.page.NavEntry;
import org.shanzhi.kernel.page.NavGroup;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.policy.Appointments;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.DeadlineEdition;
import org.shanzhi.policy.DeadlineEditions;
import org.shanzhi.policy.DeadlinePolicy;
import org.shanzhi.policy.Deadlines;
import org.shanzhi.policy.Permission;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 期限规则: what the district decided about its deadlines, drafting another edition, and asking a second person to publish it. */
@Controller
class EditionPages {
    private static final String PATH = "/admin/deadlines";

    private final DeadlineEditions editions;
    private final EditionPreviews previews;
    private final Approvals approvals;
    private final Appointments staff;
    private final EditionWords words;

    EditionPages(
            DeadlineEditions editions,
            EditionPreviews previews,
            Approvals approvals,
            Appointments staff,
            EditionWords words) {
        this.editions = editions;
        this.previews = previews;
        this.approvals = approvals;
        this.staff = staff;
        this.words = words;
    }

    @GetMapping(PATH)
    ModelAndView list(Caller by, Page page) {
        by.require(Permission.PUBLISH_POLICY);
        var lines = editions.all(by.district()).reversed().stream()
                .map(one -> line(by, one, page))
                .toList();
        var rows = rows(editions.of(by.district()), Map.of(), page);
        return new ModelAndView("console/editions", Map.of("lines", lines, "rows", rows));
    }

    @GetMapping(PATH + "/new")
    ModelAndView form(Caller by, Page page) {
        by.require(Permission.PUBLISH_POLICY);
        var rows = rows(editions.of(by.district()), Map.of(), page);
        return form(new EditionForm(editions.inForce(by.district()), rows, "", "", List.of(), List.of()), page);
    }

    @PostMapping(PATH)
    ModelAndView draft(@RequestParam Map<String, String> sent, Caller by, Page page) {
        by.require(Permission.PUBLISH_POLICY);
        try {
            var wanted = EditionTyped.read(sent, editions.of(by.district()));
            return previewed(by, editions.draft(by, wanted));
        } catch (Invalid invalid) {
            return again(by, sent, invalid.errors(), List.of(), page);
        } catch (Refused refused) {
            return again(by, sent, List.of(), refused.reasons(), page);
        }
    }

    @GetMapping(PATH + "/{edition}")
    ModelAndView edition(
            @PathVariable int edition, @RequestParam(required = false) UUID preview, Caller by, Page page) {
        by.require(Permission.PUBLISH_POLICY);
        ModelAndView answer = shown(by, editions.edition(by.district(), edition), List.of(), page);
        return preview == null ? answer : answer.addObject("watched", previews.watch(by, edition, preview));
    }

    @PostMapping(PATH + "/{edition}/preview")
    ModelAndView preview(@PathVariable int edition, Caller by) {
        by.require(Permission.PUBLISH_POLICY);
        return previewed(by, editions.edition(by.district(), edition));
    }

    private ModelAndView previewed(Caller by, DeadlineEdition edition) {
        return new ModelAndView(
                "redirect:" + PATH + "/" + edition.edition() + "?preview=" + previews.start(by, edition));
    }

    /** The part of the page that asks for itself until it is counted. */
    @GetMapping(PATH + "/{edition}/preview/{job}")
    ModelAndView counting(@PathVariable int edition, @PathVariable UUID job, Caller by, Page page) {
        by.require(Permission.PUBLISH_POLICY);
        return new ModelAndView(
                "console/editionPreview",
                Map.of(
                        "edition", editions.edition(by.district(), edition),
                        "watched", previews.watch(by, edition, job),
                        "names", words.names(page.locale())));
    }

    @PostMapping(PATH + "/{edition}/ask")
    ModelAndView ask(@PathVariable int edition, Caller by, Page page) {
        by.require(Permission.PUBLISH_POLICY);
        DeadlineEdition draft = editions.edition(by.district(), edition);
        try {
            var references = Map.of(DeadlineEdition.REFERENCE, String.valueOf(edition));
            approvals.ask(by, DeadlineEdition.APPROVAL, references, draft.reason());
        } catch (Refused refused) {
            ModelAndView answer = shown(by, draft, refused.reasons(), page);
            answer.setStatus(HttpStatus.CONFLICT);
            return answer;
        }
        page.say(Flash.Kind.DONE, "editions.asked");
        return new ModelAndView("redirect:/admin/approvals?tab=mine");
    }

    private ModelAndView shown(Caller by, DeadlineEdition edition, List<Refusal> reasons, Page page) {
        var model = new HashMap<String, Object>();
        model.put("line", line(by, edition, page));
        model.put("reasons", reasons);
        model.put("names", words.names(page.locale()));
        return new ModelAndView("console/edition", model);
    }

    private ModelAndView again(
            Caller by, Map<String, String> sent, List<FieldError> errors, List<Refusal> reasons, Page page) {
        var form = new EditionForm(
                EditionTyped.basedOn(sent),
                rows(editions.of(by.district()), sent, page),
                sent.getOrDefault("reason", ""),
                sent.getOrDefault("movesFrom", ""),
                errors,
                reasons);
        ModelAndView answer = form(form, page);
        answer.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return answer;
    }

    private ModelAndView form(EditionForm form, Page page) {
        var units = Arrays.stream(Unit.values())
                .filter(unit -> unit != Unit.END_OF_CALENDAR_MONTH)
                .map(unit -> Choice.of(unit.name(), page.t("editions.unit." + unit)))
                .toList();
        return new ModelAndView("console/editionForm", Map.of("form", form, "units", units));
    }

    /** @param sent what was typed; empty for what is in force */
    private List<FormRow> rows(Deadlines inForce, Map<String, String> sent, Page page) {
        return editions.editable().stream()
                .map(shipped -> row(shipped, inForce.row(shipped.code()), sent, page))
                .toList();
    }

    private FormRow row(DeadlinePolicy shipped, DeadlinePolicy now, Map<String, String> sent, Page page) {
        Period period = now.limit().period();
        String code = now.code();
        boolean typed = sent.containsKey(EditionTyped.AMOUNT + code);
        return new FormRow(
                now,
                words.row(shipped, page.locale()),
                typed ? sent.containsKey(EditionTyped.ON + code) : now.enabled(),
                typed ? sent.get(EditionTyped.AMOUNT + code) : String.valueOf(period.amount()),
                sent.getOrDefault(EditionTyped.UNIT + code, period.unit().name()),
                !shipped.unitMayChange());
    }

    private EditionLine line(Caller by, DeadlineEdition edition, Page page) {
        int inForce = editions.inForce(by.district());
        String draft = edition.basedOn() == inForce ? "DRAFT" : "OVERTAKEN";
        String published = edition.edition() == inForce ? "FORCE" : "PAST";
        return new EditionLine(
                edition,
                edition.published() ? published : draft,
                words.changes(by.district(), edition, page.locale()),
                words.moves(edition, page.locale()),
                name(by, edition.draftedBy()),
                edition.published() ? name(by, edition.publishedBy()) : "");
    }

    private String name(Caller by, int person) {
        return staff.of(by.district(), person).map(Appointments.Appointed::name).orElse("");
    }

    @Bean
    static NavEntry deadlineEditionsEntry() {
        return NavEntry.of(
                "nav.deadline_editions", PATH, "calendar-time", NavGroup.ADMIN, 28, Permission.PUBLISH_POLICY.name());
    }
}
