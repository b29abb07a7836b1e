package org.shanzhi.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every step has its sentence in both languages, and no sentence is left without a step. */
class StepMessagesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final Instant MOMENT = Instant.EPOCH;
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)");

    @Test
    void every_step_has_a_sentence_that_uses_only_arguments_it_gives() throws IOException {
        for (String language : List.of("zh_CN", "en")) {
            Properties messages = messages(language);
            for (Step step : oneOfEach()) {
                String sentence = messages.getProperty("calendar.step." + step.code());
                assertThat(sentence).as(step.code()).isNotBlank();
                assertThat(PLACE.matcher(sentence).results().map(match -> Integer.parseInt(match.group(1))))
                        .as(sentence)
                        .allSatisfy(index ->
                                assertThat(index).isLessThan(step.args().size()));
            }
        }
    }

    @Test
    void every_sentence_and_source_belongs_to_a_step_and_is_there_in_both_languages() throws IOException {
        Set<String> codes = oneOfEach().stream().map(Step::code).collect(Collectors.toCollection(TreeSet::new));

        assertThat(withoutPrefix("calendar.step.", messages("zh_CN"))).isEqualTo(codes);
        assertThat(codes).containsAll(withoutPrefix("calendar.law.", messages("zh_CN")));
        assertThat(messages("en").keySet()).isEqualTo(messages("zh_CN").keySet());
    }

    private static Set<String> withoutPrefix(String prefix, Properties messages) {
        return messages.stringPropertyNames().stream()
                .filter(key -> key.startsWith(prefix))
                .map(key -> key.substring(prefix.length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** One of each kind, and of each code a kind can have. */
    private static List<Step> oneOfEach() {
        List<Step> steps = new ArrayList<>(List.of(
                new Step.Started(MOMENT),
                new Step.FirstDayNotCounted(DAY, DAY),
                new Step.NextFullHour(MOMENT),
                new Step.OfficeOpens(MOMENT),
                new Step.OfficeHoursHold(DAY, OfficeHours.STANDARD, false),
                new Step.OfficeHoursHold(DAY, OfficeHours.STANDARD, true),
                new Step.Paused(MOMENT, MOMENT),
                new Step.PausedDays(MOMENT, MOMENT, Unit.CALENDAR_DAY, 0),
                new Step.PausedDays(MOMENT, MOMENT, Unit.CALENDAR_DAY, 1),
                new Step.PausedDays(MOMENT, MOMENT, Unit.WORKING_DAY, 1),
                new Step.PausedBeforeRolledEnd(MOMENT, MOMENT),
                new Step.StillPaused(MOMENT),
                new Step.WeekendsNotCounted(DAY, DAY, 2),
                new Step.MakeUpDayCounted(DAY, "国庆节"),
                new Step.MonthEnd(31, DAY),
                new Step.Rolled(DAY, DAY),
                new Step.CountedBackFrom(MOMENT),
                new Step.AnchorDayNotCounted(DAY),
                new Step.MovedEarlier(DAY, DAY),
                new Step.YearNotPublished(2027),
                new Step.FarAhead(2029),
                new Step.DayNamed(DAY, false),
                new Step.DayNamed(DAY, true),
                new Step.EndsWithDay(DAY),
                new Step.EndsAt(MOMENT)));
        for (DayKind kind : List.of(DayKind.WEEKEND, DayKind.HOLIDAY)) {
            for (LocalDate to : List.of(DAY, DAY.plusDays(1))) {
                Step.RestDays days = new Step.RestDays(DAY, to, kind, kind == DayKind.HOLIDAY ? "国庆节" : null);
                steps.add(new Step.NotCounted(days));
                steps.add(new Step.RestAtEnd(days));
            }
        }
        for (Unit unit : Unit.values()) {
            Period period = new Period(1, unit);
            steps.add(new Step.Counted(period, unit.endsAtMoment() ? MOMENT : DAY));
            steps.add(new Step.Extended(period, unit.endsAtMoment() ? MOMENT : DAY));
            if (unit != Unit.END_OF_CALENDAR_MONTH) {
                steps.add(new Step.CountedBack(period, unit.endsAtMoment() ? MOMENT : DAY));
            }
        }
        assertThat(steps.stream().map(Object::getClass).collect(Collectors.toSet()))
                .as("a new kind of step belongs here too")
                .isEqualTo(Set.copyOf(Arrays.asList(Step.class.getPermittedSubclasses())));
        return steps;
    }

    private static Properties messages(String language) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(
                StepMessagesTest.class.getResourceAsStream("/messages/calendar_" + language + ".properties"),
                StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
