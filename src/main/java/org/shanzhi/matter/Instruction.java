package org.shanzhi.matter;

import java.util.List;

/** A command with the note and the files that come along with any action. */
public record Instruction(Command command, FreeText note, List<FileRef> files) {}
