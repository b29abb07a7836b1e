package org.shanzhi.intake.web;

import org.shanzhi.intake.ImportSheet;
import org.shanzhi.intake.ImportState;
import org.shanzhi.intake.imports.ImportLook;

/** An import as its pages show it. */
public record ImportView(ImportSheet sheet, String profile, String failure) {
    /** A row as it would be; {@code why} when it would not. */
    public record Sample(ImportLook.Row row, String channel, String type, String state, String why) {}

    public String path() {
        return ImportPages.path(sheet.id());
    }

    /** The colour of its state, as of a matter's. */
    public String look() {
        return switch (sheet.state()) {
            case NEW, CANCELLED -> null;
            case TESTING, RUNNING -> "do";
            case TESTED -> "wait";
            case DONE -> "ok";
            case FAILED -> "bad";
        };
    }

    /** Whether a test run may be made: anew, as long as nothing was registered. */
    public boolean testable() {
        return sheet.hasFile()
                && !sheet.begun()
                && !sheet.state().atWork()
                && !sheet.profile().isEmpty();
    }

    public boolean startable() {
        return sheet.resumable() || sheet.state() == ImportState.TESTED && sheet.hasFile();
    }

    /** Not one row of it would become a matter. */
    public boolean nothingNew() {
        return sheet.state() == ImportState.TESTED && sheet.counts().taken() == 0;
    }
}
