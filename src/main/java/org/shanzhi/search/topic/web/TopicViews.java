package org.shanzhi.search.topic.web;

import org.shanzhi.kernel.page.Page;
import org.shanzhi.matter.MatterLine;
import org.shanzhi.org.Organisation;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Policies;
import org.shanzhi.search.HotTopics.Opened;
import org.springframework.stereotype.Component;

/** What the page of one topic shows. */
@Component
class TopicViews {
    private final Organisation organisation;
    private final Policies policies;

    TopicViews(Organisation organisation, Policies policies) {
        this.organisation = organisation;
        this.policies = policies;
    }

    TopicView of(Caller by, Opened opened, Page page) {
        Integer judge = opened.sheet().judgedBy();
        return new TopicView(
                TopicRow.of(opened.sheet()),
                judge == null ? "" : organisation.staff(by.district(), judge).name(),
                opened.matters().stream().map(line -> row(by, line, page)).toList(),
                opened.others());
    }

    private TopicView.Row row(Caller by, MatterLine line, Page page) {
        return new TopicView.Row(
                line.number(),
                line.title(),
                organisation.unit(by.district(), line.unit()).name(),
                policies.label("case_states", line.state().name(), page.locale()),
                line.registeredAt());
    }
}
