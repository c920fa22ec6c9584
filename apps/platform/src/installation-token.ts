/** Under this token Nest gives out the open installation. */
export const installationToken = Symbol('Installation');
