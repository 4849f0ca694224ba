package io.vdibroker.api.controller;

/** What requests to a controller have shown for a while. */
public enum ControllerCondition {
    /** It answers, and accepts the key. */
    ANSWERS,

    /** It does not answer. */
    SILENT,

    /** It answers that the key is worth nothing, or too little. */
    KEY_REJECTED
}
