package org.shanzhi.search.topic;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.shanzhi.notify.NewNotice;
import org.shanzhi.notify.Notices;
import org.shanzhi.org.Organisation;
import org.shanzhi.policy.Appointments.Appointed;
import org.shanzhi.policy.DistrictRoles;
import org.shanzhi.policy.Permission;
import org.shanzhi.policy.RoleScope;
import org.shanzhi.search.TopicState;
import org.springframework.stereotype.Component;

/** Tells the centre's people who judge topics of one that has five matters within seven days: once of each. */
@Component
class TopicBells {
    private static final int HOT = 5;

    private final TopicStore store;
    private final Notices notices;
    private final Organisation organisation;
    private final DistrictRoles roles;

    TopicBells(TopicStore store, Notices notices, Organisation organisation, DistrictRoles roles) {
        this.store = store;
        this.notices = notices;
        this.organisation = organisation;
        this.roles = roles;
    }

    void ring(int district, List<Topic> topics, LocalDate today) {
        var days = store.days(district, topics.stream().map(Topic::id).toList());
        List<Topic> hot = topics.stream()
                .filter(t -> t.state() != TopicState.DISMISSED)
                .filter(t -> TopicSheets.since(days.getOrDefault(t.id(), Map.of()), today.minusDays(TopicSheets.WEEK))
                        >= HOT)
                .toList();
        if (hot.isEmpty()) return;
        List<Integer> judges = organisation.serving(district).stream()
                .filter(person -> judges(district, person))
                .map(Appointed::staffId)
                .toList();
        notices.send(
                district,
                hot.stream()
                        .flatMap(t -> judges.stream().map(staff -> notice(staff, t)))
                        .toList());
    }

    private boolean judges(int district, Appointed person) {
        return roles.held(district, person)
                .anyMatch(role ->
                        role.scope() == RoleScope.CENTRE && role.permissions().contains(Permission.JUDGE_TOPICS));
    }

    private static NewNotice notice(int staff, Topic topic) {
        return new NewNotice(
                staff,
                "TOPIC_HOT",
                List.of(topic.title(), String.valueOf(HOT)),
                "/topics/" + topic.id(),
                "topic/" + topic.id());
    }
}
