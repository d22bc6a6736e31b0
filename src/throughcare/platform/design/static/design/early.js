// Runs before the first paint, so that parts which need JavaScript do not flash. The design systems look for these.
document.documentElement.classList.add('js-enabled')
document.body.classList.add('js-enabled')
if ('noModule' in HTMLScriptElement.prototype) document.body.classList.add('govuk-frontend-supported')
