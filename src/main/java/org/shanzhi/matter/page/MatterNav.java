package org.shanzhi.matter.page;

import org.shanzhi.kernel.page.NavEntry;
import org.shanzhi.kernel.page.NavGroup;
import org.shanzhi.kernel.page.ShellSearch;
import org.shanzhi.kernel.page.Shortcut;
import org.shanzhi.matter.web.ListFilters;
import org.shanzhi.policy.Permission;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The module's lines in the side bar, and finding a matter by number or words from anywhere. */
@Configuration(proxyBeanMethods = false)
class MatterNav {
    private static final String READERS = Permission.READ_MATTERS.name();

    @Bean
    NavEntry workEntry() {
        return NavEntry.of("nav.work", "/work", "inbox", NavGroup.MINE, 10, READERS);
    }

    @Bean
    NavEntry handingOnEntry() {
        return NavEntry.of(
                "nav.handing_on", HandingOnPages.PATH, "user-check", NavGroup.MINE, 60, Permission.ASSIGN.name());
    }

    @Bean
    NavEntry calendarEntry() {
        return NavEntry.of("nav.calendar", DueMonthViews.PATH, "calendar-event", NavGroup.MINE, 55, READERS);
    }

    /** Where the day of those begins who look after others' work. */
    @Bean
    NavEntry boardEntry() {
        return NavEntry.of(
                        "nav.board", BoardViews.PATH, "chart-bar", NavGroup.WHOLE, 10, Permission.READ_FIGURES.name())
                .homeUnless(Permission.TRIAGE.name(), Permission.SUPERVISE_REPLY.name());
    }

    @Bean
    NavEntry supervisionsEntry() {
        return NavEntry.of(
                "nav.supervisions",
                SupervisionPages.PATH,
                "eye",
                NavGroup.MINE,
                45,
                Permission.SUPERVISE.name(),
                Permission.SUPERVISE_REPLY.name());
    }

    @Bean
    NavEntry recountsEntry() {
        return NavEntry.of(
                "nav.recounts", RecountPages.PATH, "refresh", NavGroup.ADMIN, 32, Permission.ENTER_HOLIDAYS.name());
    }

    @Bean
    NavEntry mattersEntry() {
        return NavEntry.of("nav.matters", "/matters", "list-details", NavGroup.REGISTERS, 10, READERS);
    }

    @Bean
    static Shortcut mainStepKey() {
        return new Shortcut("M", "matter.key.main", "matter.key.where");
    }

    @Bean
    ShellSearch matterSearch() {
        return new ShellSearch("/matters", ListFilters.WORDS, "matter.find");
    }
}
