package org.shanzhi.console.help;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.shanzhi.kernel.page.NavEntry;
import org.shanzhi.kernel.page.NavGroup;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.kernel.page.Shortcut;
import org.shanzhi.policy.ActionPolicy.Place;
import org.shanzhi.policy.CaseState;
import org.shanzhi.policy.Policies;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 帮助: how the house works, for whoever works here and for whoever is served. All of it is read from the policies. */
@Controller
@RequestMapping("/help")
class HelpPages {
    private final Policies policies;
    private final Glossary glossary;
    private final StateDiagram diagram;
    private final List<Shortcut> keys;

    HelpPages(Policies policies, Glossary glossary, ObjectProvider<Shortcut> keys) {
        this.policies = policies;
        this.glossary = glossary;
        this.diagram = StateDiagram.of(policies.lifeCycle());
        this.keys = keys.orderedStream().toList();
    }

    @GetMapping
    String start() {
        return "console/help/start";
    }

    /** 事项的一生: the states, what leads from one to the next, and who may do it. */
    @GetMapping("/life")
    ModelAndView life() {
        Map<CaseState, List<Doing>> doings = new LinkedHashMap<>();
        policies.lifeCycle().states().values().forEach(state -> doings.put(state, Doing.in(state, policies)));
        Map<Place, List<Doing>> besides = new LinkedHashMap<>();
        for (Place place : List.of(Place.NONE, Place.OPEN, Place.ANY))
            besides.put(place, Doing.everywhere(place, policies));
        return new ModelAndView(
                "console/help/life",
                Map.of("diagram", diagram, "doings", doings, "besides", besides, "policies", policies));
    }

    @GetMapping("/words")
    ModelAndView words(@RequestParam(defaultValue = "") String q) {
        return new ModelAndView("console/help/words", Map.of("q", q, "lists", glossary.mentioning(q)));
    }

    /** 日子怎么数: examples that everybody can count again. */
    @GetMapping("/counting")
    ModelAndView counting(Page page) {
        return new ModelAndView("console/help/counting", Map.of("examples", Counted.all(page)));
    }

    @GetMapping("/roles")
    ModelAndView roles() {
        return new ModelAndView(
                "console/help/roles",
                Map.of("roles", List.copyOf(policies.roles().roles().values()), "policies", policies));
    }

    /** 权利章程: what everybody gets, and what the program refuses to do. */
    @GetMapping("/rights")
    ModelAndView rights() {
        return new ModelAndView("console/help/rights", Map.of("rights", policies.rights()));
    }

    @GetMapping("/keys")
    ModelAndView keys() {
        return new ModelAndView("console/help/keys", Map.of("keys", keys));
    }

    @Bean
    static NavEntry helpEntry() {
        return NavEntry.of("nav.help", "/help", "help-circle", NavGroup.HELP, 10);
    }
}
