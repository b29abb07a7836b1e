package org.shanzhi.policy.web;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.text.Messages;
import org.shanzhi.kernel.web.HttpProblem;
import org.shanzhi.kernel.web.Parameters;
import org.shanzhi.kernel.web.ProblemCode;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.DeadlineEditions;
import org.shanzhi.policy.DeadlinePolicy;
import org.shanzhi.policy.Nature;
import org.shanzhi.policy.Policies;
import org.shanzhi.policy.web.DeadlineReckoner.Reckoned;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriUtils;

/** Every rule about time with its source, and any of them counted out day by day. For everybody who is signed in. */
@Controller
class DeadlinePages {
    private final Policies policies;
    private final DeadlineEditions editions;
    private final DeadlineReckoner reckoner;
    private final Messages messages;
    private final Clock clock;

    DeadlinePages(
            Policies policies, DeadlineEditions editions, DeadlineReckoner reckoner, Messages messages, Clock clock) {
        this.policies = policies;
        this.editions = editions;
        this.reckoner = reckoner;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/deadlines")
    ModelAndView list(
            Caller caller, @RequestParam(required = false) Nature nature, @RequestParam(defaultValue = "") String q) {
        var found = rules(caller).stream()
                .filter(rule -> nature == null || rule.nature() == nature)
                .filter(rule -> matches(rule, q))
                .collect(Collectors.groupingBy(DeadlinePolicy::module, LinkedHashMap::new, Collectors.toList()));
        var view = new ModelAndView(
                "policy/deadlines",
                Map.of("modules", found, "q", q, "total", rules(caller).size(), "shipped", policies.deadlines()));
        return view.addObject("nature", nature);
    }

    @GetMapping("/deadlines/{code}")
    ModelAndView explain(Caller caller, @PathVariable String code, @RequestParam(defaultValue = "") String start) {
        DeadlinePolicy rule =
                reckoner.policy(caller.district(), code).orElseThrow(() -> new NotFound("deadline policy"));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        try {
            Instant from = start.isBlank() ? now : read(start.strip());
            return explain(caller, rule, from, List.of(), HttpStatus.OK);
        } catch (HttpProblem | DateTimeException _) {
            var error = FieldError.of("start", ProblemCode.BAD_PARAMETER, "start");
            return explain(caller, rule, now, List.of(error), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    /** Somebody chose a rule from the list beside; a plain form cannot write it into the path. */
    @GetMapping(path = "/deadlines", params = "rule")
    String choose(Caller caller, @RequestParam String rule, @RequestParam(defaultValue = "") String start) {
        String code = reckoner.policy(caller.district(), rule)
                .map(DeadlinePolicy::code)
                .orElseThrow(() -> new NotFound("deadline policy"));
        return "redirect:/deadlines/" + code
                + (start.isBlank() ? "" : "?start=" + UriUtils.encodeQueryParam(start.strip(), StandardCharsets.UTF_8));
    }

    private ModelAndView explain(
            Caller caller, DeadlinePolicy rule, Instant start, List<FieldError> errors, HttpStatus status) {
        Reckoned reckoned = reckoner.reckon(caller.district(), rule, start);
        var view = new ModelAndView("policy/deadline");
        view.addObject("rule", rule)
                .addObject("rules", rules(caller))
                .addObject("policies", policies)
                .addObject("shipped", policies.deadline(rule.code()))
                .addObject("edition", editions.inForce(caller.district()))
                .addObject("start", start)
                .addObject(
                        "startField",
                        LocalDateTime.ofInstant(start, ChinaTime.ZONE).toString())
                .addObject("due", reckoned.due())
                .addObject("ahead", clock.instant().isBefore(reckoned.due().dueAt()))
                .addObject("unknownYear", reckoned.unknownYear())
                .addObject("days", DayTable.of(reckoned, ChinaTime.day(clock.instant())))
                .addObject(
                        "how",
                        reckoned.due().steps().stream()
                                .map(step -> HowLine.of(step, messages))
                                .toList())
                .addObject("errors", errors);
        view.setStatus(status);
        return view;
    }

    /** As the field of a page writes it, without offset: the time of China; else as an interface does. */
    private static Instant read(String start) {
        try {
            LocalDateTime local = LocalDateTime.parse(start);
            return Parameters.instant(
                    "start", local.atZone(ChinaTime.ZONE).toOffsetDateTime().toString());
        } catch (DateTimeException withOffset) {
            return Parameters.instant("start", start);
        }
    }

    private List<DeadlinePolicy> rules(Caller caller) {
        return List.copyOf(editions.of(caller.district()).policies().values());
    }

    private static boolean matches(DeadlinePolicy rule, String q) {
        String wanted = plain(q.strip());
        return plain(rule.code()).contains(wanted)
                || plain(rule.zh()).contains(wanted)
                || plain(rule.en()).contains(wanted)
                || rule.basis()
                        .source()
                        .filter(source -> plain(source).contains(wanted))
                        .isPresent();
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
