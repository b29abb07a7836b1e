package org.shanzhi.console.command;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.command.AdminCommand;
import org.shanzhi.kernel.command.CommandCall;
import org.shanzhi.kernel.command.CommandFailed;
import org.shanzhi.kernel.command.CommandOutput;
import org.shanzhi.kernel.text.Messages;
import org.shanzhi.org.District;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.OrganisationImport;
import org.shanzhi.org.Tier;
import org.shanzhi.org.Unit;
import org.shanzhi.org.UnitKind;
import org.springframework.stereotype.Component;

/** The beginning of a real installation: a district with its centre, to which the first administrator is then added. */
@Component
class DistrictCommand implements AdminCommand {
    private static final Pattern CODE = Pattern.compile("[0-9]{6}");
    private static final Pattern PREFIX = Pattern.compile("[A-Z]{2}");

    private final Organisation organisation;
    private final OrganisationImport entry;
    private final Messages messages;
    private final Clock clock;

    DistrictCommand(Organisation organisation, OrganisationImport entry, Messages messages, Clock clock) {
        this.organisation = organisation;
        this.entry = entry;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "district";
    }

    @Override
    public void run(CommandCall call, CommandOutput out) {
        Words words = Words.of(call, "command.district.usage");
        if (!words.word(0).equals("create")) throw words.misused();
        String code = words.word(1);
        String prefix = words.word(2);
        if (!CODE.matcher(code).matches() || !PREFIX.matcher(prefix).matches()) throw words.misused();
        List<District> all = organisation.districts();
        boolean taken = all.stream()
                .anyMatch(one -> one.code().equals(code) || one.prefix().equals(prefix));
        if (taken) throw new CommandFailed("command.district.taken", code, prefix);
        int id = all.stream().mapToInt(District::id).max().orElse(0) + 1;
        LocalDate today = ChinaTime.day(clock.instant());
        String centre = words.option("centre").orElse(words.word(3));
        var unit = new Unit(1, prefix, centre, UnitKind.TIER, Tier.DISTRICT, null, null, null, today, null);
        entry.enter(new OrganisationImport.NewDistrict(
                new District(id, code, prefix, words.word(3), false), null, List.of(unit), List.of(), List.of()));
        out.line(messages.text(call.language(), "command.district.created", words.word(3), prefix));
    }
}
