/** What ECP has, asked live, and answered by ecp-saga. */
@NullMarked
package io.vdibroker.api.controller.query;

import org.jspecify.annotations.NullMarked;
