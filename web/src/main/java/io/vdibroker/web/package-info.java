/** What the HTTP endpoints of both sides share: who calls, what problems look like, and limits. */
@NullMarked
package io.vdibroker.web;

import org.jspecify.annotations.NullMarked;
