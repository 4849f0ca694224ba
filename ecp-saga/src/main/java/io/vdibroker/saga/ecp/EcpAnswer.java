package io.vdibroker.saga.ecp;

import tools.jackson.databind.JsonNode;

/** What ECP said when it did what was asked: always an object, empty if there was no body. */
record EcpAnswer(int status, JsonNode body) {

    /** The body may hold a console password. */
    @Override
    public String toString() {
        return "EcpAnswer(" + status + ")";
    }
}
