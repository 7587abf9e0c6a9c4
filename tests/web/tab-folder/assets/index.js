document.title = 'Built'
