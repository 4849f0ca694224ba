package io.vdibroker.web;

/** Knows who may look at things by the administrators' REST. */
@FunctionalInterface
public interface ReadAccess {

    /** Returns if the caller may; else {@link RequestRefused}. */
    void check(Caller caller);
}
