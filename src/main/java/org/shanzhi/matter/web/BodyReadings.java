package org.shanzhi.matter.web;

import org.shanzhi.matter.BodyReading;
import org.shanzhi.matter.Command;
import org.shanzhi.matter.Registration;
import org.shanzhi.policy.Caller;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

@Component
class BodyReadings implements BodyReading {
    private final RegistrationReader registrations;
    private final CommandReader commands;

    BodyReadings(RegistrationReader registrations, CommandReader commands) {
        this.registrations = registrations;
        this.commands = commands;
    }

    @Override
    public Registration registration(Caller by, JsonNode body) {
        return registrations.read(by, body).registration();
    }

    @Override
    public Command command(Caller by, String action, JsonNode body) {
        return commands.read(by, action, body).command();
    }
}
