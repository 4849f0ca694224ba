package io.vdibroker.api.controller;

/** Why a machine of ECP that no pool has is of interest all the same. */
public enum StrangerSign {
    /** The broker knew it, and knew it as gone: ECP may have been restored from a backup. */
    GONE_BEFORE,
    /** It carries the tag of a pool: somebody tagged it, or another broker works with the same ECP. */
    CARRIES_TAG
}
