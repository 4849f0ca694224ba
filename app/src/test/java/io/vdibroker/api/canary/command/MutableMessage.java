package io.vdibroker.api.canary.command;

/** Breaks the rule that messages are records. */
public class MutableMessage {
    public String name = "";
}
