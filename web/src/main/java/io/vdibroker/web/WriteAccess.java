package io.vdibroker.web;

/** Knows who may change things by the administrators' REST. */
@FunctionalInterface
public interface WriteAccess {

    /** Returns if the caller may; else {@link RequestRefused}. */
    void check(Caller caller);
}
