@NullMarked
package io.vdibroker.command.pool.web;

import org.jspecify.annotations.NullMarked;
