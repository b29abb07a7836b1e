package org.shanzhi.search.topic.web;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.page.Choice;
import org.shanzhi.kernel.page.Flash;
import org.shanzhi.kernel.page.NavEntry;
import org.shanzhi.kernel.page.NavGroup;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.kernel.page.Tab;
import org.shanzhi.matter.MatterRefusal;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Permission;
import org.shanzhi.search.HotTopics;
import org.shanzhi.search.NoTopic;
import org.shanzhi.search.TopicSheet;
import org.shanzhi.search.TopicState;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 热点: what the program found, and what people say of it. */
@Controller
class TopicPages {
    static final String PATH = "/topics";
    private static final String ONE = PATH + "/{id}";

    private final HotTopics topics;
    private final TopicViews views;

    TopicPages(HotTopics topics, TopicViews views) {
        this.topics = topics;
        this.views = views;
    }

    @GetMapping(PATH)
    ModelAndView list(Caller by, @RequestParam(defaultValue = "proposed") String list, Page page) {
        TopicState which = TopicState.listed(list).orElseThrow(() -> new NotFound("list"));
        List<TopicSheet> found = topics.list(by, which);
        List<Tab> tabs = Stream.of(TopicState.PROPOSED, TopicState.CONFIRMED, TopicState.DISMISSED)
                .map(state -> new Tab(
                        page.t("TopicState." + state),
                        PATH + "?list=" + state.name().toLowerCase(Locale.ROOT),
                        state == which ? (Long) (long) found.size() : null,
                        state == which))
                .toList();
        var model = new HashMap<String, Object>();
        model.put("rows", found.stream().map(TopicRow::of).toList());
        model.put("tabs", tabs);
        model.put("which", which);
        return new ModelAndView("search/topics", model);
    }

    @GetMapping(ONE)
    ModelAndView one(Caller by, @PathVariable int id, Page page) {
        int whole = topics.whole(by, id);
        return whole == id ? shown(by, id, List.of(), page) : new ModelAndView("redirect:" + PATH + "/" + whole);
    }

    @PostMapping(ONE + "/confirm")
    String confirm(Caller by, @PathVariable int id, Page page) {
        topics.confirm(by, id);
        page.say(Flash.Kind.DONE, "topic.confirmed");
        return "redirect:" + PATH + "/" + id;
    }

    @PostMapping(ONE + "/dismiss")
    ModelAndView dismiss(Caller by, @PathVariable int id, @RequestParam(defaultValue = "") String reason, Page page) {
        by.require(Permission.JUDGE_TOPICS);
        var why = Arrays.stream(NoTopic.values())
                .filter(one -> one.name().equals(reason))
                .findFirst();
        if (why.isEmpty()) {
            var again = shown(by, id, new Invalid("reason", MatterRefusal.REQUIRED).errors(), page);
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        topics.dismiss(by, id, why.get());
        page.say(Flash.Kind.DONE, "topic.dismissed");
        return new ModelAndView("redirect:" + PATH + "/" + id);
    }

    private ModelAndView shown(Caller by, int id, List<FieldError> errors, Page page) {
        var model = new HashMap<String, Object>();
        model.put("topic", views.of(by, topics.open(by, id), page));
        model.put(
                "reasons",
                Arrays.stream(NoTopic.values())
                        .map(one -> Choice.of(one.name(), page.t("NoTopic." + one)))
                        .toList());
        model.put("errors", errors);
        return new ModelAndView("search/topic", model);
    }

    @Bean
    static NavEntry topicsEntry() {
        return NavEntry.of("nav.topics", PATH, "messages", NavGroup.WHOLE, 20, Permission.READ_TOPICS.name());
    }
}
